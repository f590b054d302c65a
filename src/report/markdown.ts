import { formatNumber, plural } from './counts.js';
import { type Evidence, firstEvidence } from './evidence.js';
import { GREEN_IS_NOT, LEGEND, symbolOf } from './legend.js';
import { markdownClauses } from './markdown-clauses.js';
import { markdownEvidence } from './markdown-evidence.js';
import { markdownSubjects } from './markdown-subjects.js';
import { cellText, table } from './markdown-text.js';
import { type Matrix, type MatrixPhase, toMatrix } from './matrix.js';
import type { Cell, Report } from './record.js';
import { scheduleKey } from './story-parts.js';

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
    ...totals(matrix, evidence),
    ...markdownSubjects(report),
    ...markdownClauses(matrix),
    ...markdownEvidence(evidence),
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
    'The number beside ✔ is of the schedules that exercised the clause; a ' +
      'small number is thin evidence.',
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
  const { verdict, exercised } = cell;
  const isGreen = verdict === 'holds';
  const words = isGreen ? formatNumber(exercised) : verdict;
  const text = `${symbolOf(verdict)} ${words}`;
  return note === undefined ? text : `${text} [${note}](#evidence-${note})`;
}

function totals(
  matrix: Matrix,
  evidence: readonly Evidence[]
): readonly string[] {
  const rows = LEGEND.map(({ verdict, symbol }) => [
    `${symbol} ${verdict}`,
    ...matrix.columns.map((column) => String(column.totals[verdict])),
  ]);
  rows.push([
    `different schedules behind ${symbolOf('violated')}`,
    ...matrix.columns.map(({ subject }) => schedulesOf(subject.id, evidence)),
  ]);
  return ['## Totals', '', ...table(['', ...subjectsOf(matrix)], rows), ''];
}

/** One schedule may break several clauses: they are not as many bugs. */
function schedulesOf(subject: string, evidence: readonly Evidence[]): string {
  const own = evidence.filter(({ cell }) => cell.subject === subject);
  const keys = own.map(({ divergence }) => scheduleKey(subject, divergence));
  return String(new Set(keys).size);
}

function subjectsOf({ columns }: Matrix): readonly string[] {
  return columns.map(({ subject }) => cellText(subject.id));
}
