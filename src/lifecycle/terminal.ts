import { createColors } from 'picocolors';
import { plural } from '../report/counts.js';
import { replayCommand } from '../report/evidence.js';
import { columnsOf, textTable } from '../report/text-table.js';
import { wrap } from '../report/wrap.js';
import { cellSymbols } from './cell-text.js';
import { legendOf } from './legend.js';
import type { LifecycleReport, LifecycleSystem } from './record.js';

export interface LifecycleTerminalOptions {
  /** Columns of the terminal; stories and tokens are never broken. */
  readonly width: number;
  readonly color: boolean;
  /** Every story instead of the first few. */
  readonly verbose: boolean;
}

type Colors = ReturnType<typeof createColors>;

const STORIES_FIRST = 3;

/** The table in symbols, what they mean, who could not run, and stories. */
export function renderLifecycleTerminal(
  report: LifecycleReport,
  options: LifecycleTerminalOptions
): string {
  const colors = createColors(options.color);
  const sections = [
    [
      `${colors.bold(`worldproof ${report.kit}`)} · node ${report.node} · ` +
        `seed ${report.seed} · ${report.date}`,
      ...(report.incomplete ?? []).map((reason) =>
        colors.yellow(`INCOMPLETE: ${reason}`)
      ),
    ],
    table(report, options.width, colors),
    legend(report, colors),
    notRun(report, options.width),
    unasked(report, options.width),
    stories(report, options, colors),
  ].filter((lines) => lines.length > 0);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** As many systems side by side as fit; further ones below. */
function table(
  report: LifecycleReport,
  width: number,
  colors: Colors
): readonly string[] {
  const run = report.systems.filter(({ notRun }) => !notRun);
  const blocks: LifecycleSystem[][] = [];
  for (const system of run) {
    const last = blocks.at(-1);
    const longer = [...(last ?? []), system];
    const isWide = layOut(report, longer, colors).some(
      (line) => columnsOf(line) > width
    );
    if (last && !isWide) last.push(system);
    else blocks.push([system]);
  }
  return blocks.flatMap((block, at) => [
    ...(at === 0 ? [] : ['']),
    ...layOut(report, block, colors),
  ]);
}

function layOut(
  { rows }: LifecycleReport,
  systems: readonly LifecycleSystem[],
  colors: Colors
): string[] {
  const asked = rows
    .map((row) => ({
      row,
      cells: systems.map(({ id }) => cellSymbols(row, id)),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return textTable([
    ['', ...systems.map(({ id }) => colors.bold(id))],
    ...asked.map(({ row, cells }) => [
      row.id,
      ...cells.map((cell) => painted(cell, colors)),
    ]),
  ]);
}

function painted(cell: string, colors: Colors): string {
  if (cell.startsWith('✘')) return colors.red(cell);
  if (cell.startsWith('≠')) return colors.yellow(cell);
  if (cell.startsWith('!')) return colors.magenta(cell);
  return /^[✔=]/.test(cell) ? colors.green(cell) : colors.dim(cell);
}

function legend(report: LifecycleReport, colors: Colors): readonly string[] {
  return textTable(
    legendOf(report).map(({ symbol, verdict, meaning }) => [
      `${symbol} ${verdict}`,
      colors.dim(meaning),
    ])
  );
}

function notRun({ systems }: LifecycleReport, width: number): string[] {
  return systems.flatMap(({ id, notRun }) =>
    notRun
      ? wrap(
          `∅ ${id}: not run here: ${notRun.why}${notRun.command ? `; ${notRun.command}` : ''}`,
          width,
          ''
        )
      : []
  );
}

function unasked({ rows }: LifecycleReport, width: number): string[] {
  return rows.flatMap(({ id, unasked }) =>
    unasked ? wrap(`${id}: not asked of Worlds: ${unasked}`, width, '') : []
  );
}

function stories(
  { evidence, systems }: LifecycleReport,
  { verbose }: LifecycleTerminalOptions,
  colors: Colors
): string[] {
  // A shim promises nothing; what it lacks is in the table.
  const all = evidence.filter(
    ({ token, subject }) =>
      token !== undefined && systems.some(({ id }) => id === subject)
  );
  const shown = verbose ? all : all.slice(0, STORIES_FIRST);
  const left = all.length - shown.length;
  return [
    ...shown.flatMap(({ title, lines, token }) => [
      colors.red(`✘ ${title}`),
      ...lines.map((line) => (line === '' ? '' : `    ${line}`)),
      `  ${replayCommand(token ?? '')}`,
      '',
    ]),
    ...(left > 0
      ? [`${plural(left, 'more violated cell')}; --verbose shows all`]
      : []),
  ];
}
