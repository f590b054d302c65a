import { plural } from './counts.js';
import { type Evidence, firstEvidence, replayCommand } from './evidence.js';
import { describeDivergence } from './evidence-line.js';
import { GREEN_IS_NOT, LEGEND, symbolOf } from './legend.js';
import { markdownSubjects } from './markdown-subjects.js';
import { cellText, codeBlock, table } from './markdown-text.js';
import { type Matrix, type MatrixPhase, toMatrix } from './matrix.js';
import type { Cell, Report } from './record.js';

/** Footnote numbers of the violated cells. */
type Notes = ReadonlyMap<Cell, number>;

/** The gap matrix as a document: tables a phase, evidence, and its limits. */
export function renderMarkdown(report: Report): string {
  const matrix = toMatrix(report);
  const evidence = firstEvidence(matrix);
  const notes = new Map(evidence.map(({ cell }, at) => [cell, at + 1]));
  const lines = [
    ...heading(report),
    ...legend(),
    ...matrix.phases.flatMap((phase) => phaseTable(matrix, phase, notes)),
    ...totals(matrix),
    ...markdownSubjects(report),
    ...(evidence.length > 0 ? ['## Evidence', ''] : []),
    ...evidence.flatMap(evidenceSection),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function heading(report: Report): readonly string[] {
  const schedules = report.subjects.reduce(
    (sum, one) => sum + one.schedules,
    0
  );
  return [
    '# Gap matrix',
    '',
    `- worldproof ${report.kit} on Node.js ${report.node}`,
    `- date: ${report.date}`,
    `- seed: \`${report.seed}\``,
    `- ${plural(schedules, 'schedule')} over ` +
      plural(report.subjects.length, 'subject'),
    '',
    ...(report.incomplete ?? []).map((reason) => `> **Incomplete:** ${reason}`),
    ...(report.incomplete ? [''] : []),
  ];
}

function legend(): readonly string[] {
  const rows = LEGEND.map(({ verdict, symbol, meaning }) => [
    `${symbol} ${verdict}`,
    meaning,
  ]);
  return [
    ...table(['verdict', 'meaning'], rows),
    '',
    'Levels: M must, S should, C must where the capability is declared, ' +
      'P proposed by issue #2376.',
    '',
    GREEN_IS_NOT,
    '',
  ];
}

function phaseTable(
  matrix: Matrix,
  { phase, rows }: MatrixPhase,
  notes: Notes
): readonly string[] {
  const head = ['clause', 'level', ...subjectsOf(matrix)];
  const body = rows.map(({ clause, level, cells }) => [
    `\`${clause}\``,
    level,
    ...cells.map((cell) => verdictCell(cell, notes.get(cell))),
  ]);
  return [`## ${phase}`, '', ...table(head, body), ''];
}

function verdictCell(cell: Cell, note: number | undefined): string {
  const text = `${symbolOf(cell.verdict)} ${cell.verdict}`;
  return note === undefined ? text : `${text} [${note}](#evidence-${note})`;
}

function totals(matrix: Matrix): readonly string[] {
  const rows = LEGEND.map(({ verdict, symbol }) => [
    `${symbol} ${verdict}`,
    ...matrix.columns.map((column) => String(column.totals[verdict])),
  ]);
  return ['## Totals', '', ...table(['', ...subjectsOf(matrix)], rows), ''];
}

function subjectsOf({ columns }: Matrix): readonly string[] {
  return columns.map(({ subject }) => cellText(subject.id));
}

function evidenceSection(
  { cell, divergence, others }: Evidence,
  index: number
): readonly string[] {
  return [
    // The anchor of the footnote is made of this heading.
    `### Evidence ${index + 1}`,
    '',
    `\`${cell.clause}\` on ${cell.subject}, level ${cell.level}: broken by ` +
      `${plural(cell.violations, 'schedule')} of ${cell.schedules}.`,
    '',
    `${describeDivergence(divergence)}.`,
    '',
    ...codeBlock([...divergence.story, '', replayCommand(divergence.token)]),
    '',
    ...(others > 0
      ? [
          `${plural(others, 'more cause')} of this violation in the JSON report.`,
          '',
        ]
      : []),
  ];
}
