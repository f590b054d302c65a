import { PHASES } from '../model/clauses/clause.js';
import { CLAUSES } from '../model/clauses/registry.js';
import {
  type Cell,
  type Report,
  type SubjectReport,
  VERDICTS,
  type Verdict,
} from './record.js';
import { statementOf } from './statement.js';

export interface MatrixRow {
  readonly clause: string;
  readonly level: string;
  /** Empty for a clause that this version of the kit does not know. */
  readonly statement: string;
  /** One for each column. */
  readonly cells: readonly Cell[];
}

export interface MatrixPhase {
  readonly phase: string;
  readonly rows: readonly MatrixRow[];
}

export interface MatrixColumn {
  readonly subject: SubjectReport;
  readonly totals: Readonly<Record<Verdict, number>>;
}

/** Clauses by phase, subjects side by side: what every view lays out. */
export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  readonly phases: readonly MatrixPhase[];
}

/** Rows in the order of the registry; clauses that nobody ran are left out. */
export function toMatrix(report: Report): Matrix {
  const cellOf = indexCells(report.cells);
  const phases = groupRows(report.cells).map(({ phase, clauses }) => ({
    phase,
    rows: clauses.map((sample) => ({
      clause: sample.clause,
      level: sample.level,
      statement: statementOf(sample.clause) ?? '',
      cells: report.subjects.map(
        ({ id }) =>
          cellOf.get(cellKey(id, sample.clause)) ?? unrecorded(id, sample)
      ),
    })),
  }));
  const rows = phases.flatMap((phase) => phase.rows);
  const columns = report.subjects.map((subject, index) => ({
    subject,
    totals: countVerdicts(rows.flatMap((row) => row.cells[index] ?? [])),
  }));
  return { columns, phases };
}

/** Every cell, row by row: the order in which evidence is shown. */
export function cellsOf(matrix: Matrix): readonly Cell[] {
  return matrix.phases.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
}

function indexCells(cells: readonly Cell[]): ReadonlyMap<string, Cell> {
  return new Map(
    cells.map((cell) => [cellKey(cell.subject, cell.clause), cell])
  );
}

/** One cell of each clause, by phase; what is not registered comes last. */
function groupRows(
  cells: readonly Cell[]
): readonly { phase: string; clauses: readonly Cell[] }[] {
  const samples = new Map(cells.map((cell) => [cell.clause, cell]));
  const registered = CLAUSES.flatMap(({ id }) => samples.get(id) ?? []);
  const ordered = new Set([...registered, ...samples.values()]);
  const others = [...ordered].map(({ phase }) => phase);
  return [...new Set<string>([...PHASES, ...others])]
    .map((phase) => ({
      phase,
      clauses: [...ordered].filter((cell) => cell.phase === phase),
    }))
    .filter(({ clauses }) => clauses.length > 0);
}

/** No record is no evidence: the verdict for that is `not exercised`. */
function unrecorded(subject: string, sample: Cell): Cell {
  return {
    subject,
    clause: sample.clause,
    phase: sample.phase,
    level: sample.level,
    verdict: 'not exercised',
    exercised: 0,
    schedules: 0,
    violations: 0,
    divergences: [],
    note: 'no record',
  };
}

function countVerdicts(cells: readonly Cell[]): Record<Verdict, number> {
  const totals = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0]));
  for (const { verdict } of cells) totals[verdict] = (totals[verdict] ?? 0) + 1;
  return totals as Record<Verdict, number>;
}

function cellKey(subject: string, clause: string): string {
  return JSON.stringify([subject, clause]);
}
