import { createColors } from 'picocolors';
import { formatNumber, plural } from './counts.js';
import { allEvidence, toldFirst } from './evidence.js';
import { harnessErrors } from './harness-errors.js';
import { LEGEND, MARK, MARK_BELOW, MARK_MEANS, symbolOf } from './legend.js';
import { cellsOf, type Matrix, type MatrixColumn, toMatrix } from './matrix.js';
import { type Cell, type Report, VERDICTS, type Verdict } from './record.js';
import { terminalAsked } from './terminal-asked.js';
import { terminalCauses } from './terminal-causes.js';
import {
  namedCauses,
  terminalErrors,
  terminalEvidence,
} from './terminal-evidence.js';
import {
  type Colors,
  paint,
  terminalMatrix,
  verdictInWords,
} from './terminal-matrix.js';
import { terminalScope } from './terminal-scope.js';
import { fitsSummary } from './terminal-summary.js';
import { textTable } from './text-table.js';
import { marksOf } from './thin.js';
import { undecidedCells } from './undecided-cells.js';
import { wrap } from './wrap.js';

export interface TerminalOptions {
  /** Columns of the terminal; stories and tokens are never broken. */
  readonly width: number;
  readonly color: boolean;
  /** Every divergence and error instead of the first of each cell. */
  readonly verbose: boolean;
  /** Cells that a baseline excuses: shown, and marked as known. */
  readonly isKnown?: (cell: Cell) => boolean;
  /** The summary of a command follows: what it tells whole is left to it. */
  readonly hasSummary?: boolean;
  /** A short name for a token, where somebody keeps what it stands for. */
  readonly nameOf?: (token: string) => string | undefined;
}

/** Harness errors that are shown at first. */
const ERRORS_FIRST = 5;

/** The matrix, what its symbols mean, the totals, and the evidence. */
export function renderTerminal(
  report: Report,
  options: TerminalOptions
): string {
  const colors = createColors(options.color);
  const matrix = toMatrix(report);
  const errorLimit = options.verbose ? Number.POSITIVE_INFINITY : ERRORS_FIRST;
  const causes = terminalCauses(report, options.width, colors);
  const sections = [
    [
      colors.bold(`worldproof ${report.kit}`) +
        ` · node ${report.node} · seed ${report.seed} · ${report.date}`,
      ...(report.incomplete ?? []).map((reason) =>
        colors.yellow(`INCOMPLETE: ${reason}`)
      ),
    ],
    ...(report.cells.length === 0
      ? []
      : [
          matrixOrWhatIsNotGreen(matrix, options, colors),
          legend(report, options, colors),
        ]),
    undecided(report, options),
    terminalScope(report, options.verbose, options.width),
    terminalAsked(report, options.width),
    terminalErrors(harnessErrors(report), {
      limit: errorLimit,
      width: options.width,
      colors,
      nameOf: options.nameOf,
    }),
    evidence(report, options, colors),
    // Those that break most are told once more where all has been said.
    options.hasSummary && fitsSummary(causes) ? [] : causes,
    matrix.columns.length === 0 ? [] : totals(matrix, colors),
  ];
  const shown = sections.filter((section) => section.length > 0);
  return `${shown.map((lines) => lines.join('\n').trimEnd()).join('\n\n')}\n`;
}

/** Cells that nothing decided which are told at first. */
const UNDECIDED_FIRST = 10;

function undecided(
  report: Report,
  { verbose, width }: TerminalOptions
): readonly string[] {
  const all = undecidedCells(report);
  const shown = verbose ? all : all.slice(0, UNDECIDED_FIRST);
  const left = all.length - shown.length;
  return [
    ...shown.flatMap(({ subject, clause, why }) =>
      wrap(
        `${symbolOf('unknown')} ${clause} on ${subject}: ${why}`,
        width,
        '  '
      )
    ),
    ...(left > 0 ? [`${formatNumber(left)} more; --verbose shows all`] : []),
  ];
}

/** Of one subject rows without any evidence that still fit on a screen. */
const BARE_MAX = 12;

/**
 * Of one subject what is plainly green is only counted, and so is what was not
 * exercised where that is much, as in a check of few schedules or one that
 * stopped at its first divergence: what is left is what there is to do.
 */
function matrixOrWhatIsNotGreen(
  matrix: Matrix,
  { width, verbose }: TerminalOptions,
  colors: Colors
): readonly string[] {
  if (verbose || matrix.columns.length > 1) {
    return terminalMatrix(matrix, width, colors);
  }
  const isBare = ({ verdict }: Cell) => verdict === 'not exercised';
  const isMuchBare = cellsOf(matrix).filter(isBare).length > BARE_MAX;
  const isCounted = (cell: Cell) =>
    cell.verdict === 'holds' ||
    cell.verdict === 'not applicable' ||
    (isMuchBare && isBare(cell));
  const phases = matrix.phases.flatMap((phase) => {
    const rows = phase.rows.filter(({ cells }) => !cells.every(isCounted));
    return rows.length > 0 ? [{ ...phase, rows }] : [];
  });
  const folded = cellsOf(matrix).filter(isCounted);
  const count = (verdict: Verdict) =>
    folded.filter((cell) => cell.verdict === verdict).length;
  const words = VERDICTS.flatMap((verdict) => {
    const of = count(verdict);
    return of > 0
      ? [`${verdictInWords(verdict)}: ${plural(of, 'clause')}`]
      : [];
  });
  const weak = folded.filter((cell) => marksOf(cell).length > 0).length;
  const marked = weak > 0 ? ` (${weak} thin, or in part)` : '';
  return [
    ...(phases.length > 0
      ? terminalMatrix({ ...matrix, phases }, width, colors)
      : []),
    ...(words.length > 0
      ? wrap(
          `${words.join(', ')}${marked}; --verbose shows them`,
          width,
          ''
        ).map((line) => colors.dim(line))
      : []),
  ];
}

function legend(
  { cells, subjects }: Report,
  { width, verbose, hasSummary }: TerminalOptions,
  colors: Colors
): readonly string[] {
  // Of one subject no green cell is shown, and the summary says what thin is.
  const areShown = verbose || subjects.length > 1;
  const isMarked =
    (areShown || !hasSummary) && cells.some((cell) => marksOf(cell).length > 0);
  const occurs = new Set(cells.map(({ verdict }) => verdict));
  const entries = LEGEND.filter(({ verdict }) => occurs.has(verdict));
  const rows = entries.map(({ verdict, meaning }) => [
    paint(verdict, verdictInWords(verdict), colors),
    colors.dim(meaning),
  ]);
  return [
    ...textTable(rows),
    ...(isMarked
      ? wrap(
          `${symbolOf('holds')}${MARK} or in words: ${hasSummary ? MARK_BELOW : MARK_MEANS}`,
          width,
          ''
        ).map(colors.dim)
      : []),
    colors.dim('levels: M must, S should, C declared capability, P proposed'),
  ];
}

function totals({ columns }: Matrix, colors: Colors): readonly string[] {
  return textTable(
    columns.map((column) => [
      colors.bold(column.subject.id),
      `${plural(column.subject.schedules, 'schedule')} in ` +
        `${formatNumber(column.subject.seconds)} s`,
      countsOf(column, colors),
    ])
  );
}

function countsOf({ totals }: MatrixColumn, colors: Colors): string {
  const present = VERDICTS.filter((verdict) => totals[verdict] > 0);
  if (present.length === 0) return 'no clause judged';
  return present
    .map((verdict) => paint(verdict, `${totals[verdict]} ${verdict}`, colors))
    .join(', ');
}

function evidence(
  report: Report,
  { verbose, width, isKnown = () => false, nameOf }: TerminalOptions,
  colors: Colors
): readonly string[] {
  const { told, named } = verbose
    ? { told: allEvidence(toMatrix(report)), named: [] }
    : toldFirst(report, isKnown);
  const lines = told.flatMap((one) =>
    terminalEvidence(one, {
      colors,
      width,
      known: isKnown(one.cell),
      nameOf,
    })
  );
  return [...lines, ...namedCauses(named, { width, nameOf })];
}
