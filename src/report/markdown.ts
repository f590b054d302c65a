import { causeKey, causesIn, type ToldCause } from './causes.js';
import { plural } from './counts.js';
import { allEvidence, type Evidence } from './evidence.js';
import { GREEN_IS_NOT, LEGEND, symbolOf } from './legend.js';
import { markdownCauses } from './markdown-causes.js';
import { markdownClauses } from './markdown-clauses.js';
import { markdownEvidence } from './markdown-evidence.js';
import { markdownSubjects } from './markdown-subjects.js';
import { cellText, table } from './markdown-text.js';
import { type Matrix, type MatrixPhase, toMatrix } from './matrix.js';
import type { Cell, Report } from './record.js';
import { greenWords, THIN_IS } from './thin.js';

/** What a violated cell points to. */
interface Note {
  readonly evidence: number;
  readonly causes: readonly number[];
  /** How many its plainest story needs. */
  readonly processes: number;
}

type Notes = ReadonlyMap<Cell, Note>;

function notesOf(
  evidence: readonly Evidence[],
  causes: readonly ToldCause[]
): Notes {
  const notes = new Map<Cell, Note>();
  for (const [at, { cell, divergence }] of evidence.entries()) {
    const { subject } = cell;
    const key = causeKey(subject, divergence);
    const number =
      causes.findIndex(
        (cause) =>
          cause.subject === subject &&
          causeKey(subject, cause.divergence) === key
      ) + 1;
    const note = notes.get(cell);
    notes.set(cell, {
      evidence: note?.evidence ?? at + 1,
      causes: [...(note?.causes ?? []), number],
      processes: Math.min(
        note?.processes ?? Number.POSITIVE_INFINITY,
        divergence.processes
      ),
    });
  }
  return notes;
}

/** The gap matrix as a document: tables a phase, evidence, and its limits. */
export function renderMarkdown(report: Report): string {
  const matrix = toMatrix(report);
  const evidence = allEvidence(matrix);
  const causes = causesIn(report);
  const notes = notesOf(evidence, causes);
  const storyOf = ({ token, clause }: ToldCause) =>
    evidence.findIndex(
      ({ cell, divergence }) =>
        cell.clause === clause && divergence.token === token
    ) + 1;
  const lines = [
    ...heading(report),
    ...legend(),
    ...markdownCauses(report, causes, storyOf),
    ...matrix.phases.flatMap((phase) => phaseTable(matrix, phase, notes)),
    ...totals(matrix, causes),
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
    'The number beside ✔ is of the schedules that exercised the clause. ' +
      `Thin: ${THIN_IS}. Undecided, failed: schedules that told nothing.`,
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

function verdictCell(cell: Cell, note: Note | undefined): string {
  const { verdict } = cell;
  const words = verdict === 'holds' ? greenWords(cell) : verdict;
  const text = `${symbolOf(verdict)} ${words}`;
  if (!note) return text;
  const { evidence, causes, processes } = note;
  const links = [...new Set(causes)].map(
    (cause) => `[${cause}](#cause-${cause})`
  );
  const needs = processes > 1 ? `, ${processes} processes` : '';
  const cause = `cause ${links.join(', ')}${needs}`;
  return `${text} [${evidence}](#evidence-${evidence}) (${cause})`;
}

function totals(
  matrix: Matrix,
  causes: readonly ToldCause[]
): readonly string[] {
  const rows = LEGEND.map(({ verdict, symbol }) => [
    `${symbol} ${verdict}`,
    ...matrix.columns.map((column) => String(column.totals[verdict])),
  ]);
  rows.push([
    `causes behind ${symbolOf('violated')}`,
    ...matrix.columns.map(({ subject }) => causesOf(subject.id, causes)),
  ]);
  return ['## Totals', '', ...table(['', ...subjectsOf(matrix)], rows), ''];
}

/** One cause may break several clauses: they are not as many bugs. */
function causesOf(subject: string, causes: readonly ToldCause[]): string {
  return String(causes.filter((cause) => cause.subject === subject).length);
}

function subjectsOf({ columns }: Matrix): readonly string[] {
  return columns.map(({ subject }) => cellText(subject.id));
}
