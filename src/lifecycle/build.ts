import { type AskedEngine, ENGINE_PHASES } from '../engines/record.js';
import { type ClauseId, clauseOf } from '../model/clauses/registry.js';
import { sourceWords } from '../model/clauses/sources.js';
import type { Report } from '../report/record.js';
import { engineAnswers } from './engine-answers.js';
import { EvidenceBook } from './evidence-book.js';
import type {
  AnsweredRow,
  LifecycleReport,
  LifecycleSystem,
} from './record.js';
import type { LifecycleRow } from './row.js';
import { runtimeAnswers } from './runtime-answers.js';
import { type AskedSubject, worldAnswers } from './world-answers.js';

/** Everything that was measured, before it is laid out. */
export interface Measured
  extends Pick<
    LifecycleReport,
    | 'kit'
    | 'node'
    | 'date'
    | 'seed'
    | 'command'
    | 'tries'
    | 'runtime'
    | 'incomplete'
  > {
  readonly systems: readonly LifecycleSystem[];
  readonly subjects: readonly AskedSubject[];
  readonly worlds: Report;
  readonly engines: readonly AskedEngine[];
}

/** The table: every cell is computed from what was measured. */
export function buildLifecycle(
  measured: Measured,
  rows: readonly LifecycleRow[]
): LifecycleReport {
  const { subjects, systems, worlds, engines, ...circumstances } = measured;
  const book = new EvidenceBook();
  const answered = inOrder([...rows, ...unmappedRows(rows, engines)]).map(
    (row): AnsweredRow => ({
      id: row.id,
      phase: row.phase,
      question: row.question,
      isFounding: row.isFounding ?? false,
      ...(row.unasked && { unasked: row.unasked }),
      asks: [...clauseWords(row), ...experimentWords(row, engines)],
      answers: systems.flatMap((system) => {
        const engine = engines.find((each) => each.engine === system.id);
        return engine
          ? engineAnswers(row.experiments, engine, book)
          : [
              ...worldAnswers(row, system, subjects, worlds, book),
              ...(measured.runtime ?? [])
                .filter(({ subject }) => subject === system.id)
                .flatMap((each) =>
                  runtimeAnswers(row, each, measured.seed, book)
                ),
            ];
      }),
    })
  );
  return {
    ...circumstances,
    systems: [...systems],
    rows: answered.filter(
      ({ answers, unasked }) => answers.length > 0 || unasked !== undefined
    ),
    costs: costsOf(subjects, worlds),
    evidence: book.pages,
    worlds,
    engines: [...engines],
  };
}

/** What only one engine was asked is a row of its own, in its own words. */
function unmappedRows(
  rows: readonly LifecycleRow[],
  engines: readonly AskedEngine[]
): LifecycleRow[] {
  const mapped = new Set(rows.flatMap(({ experiments }) => experiments));
  const others = new Map<string, LifecycleRow>();
  for (const { row: id, phase, question } of engines.flatMap((e) => e.cells)) {
    if (mapped.has(id) || others.has(id)) continue;
    others.set(id, { id, phase, question, clauses: [], experiments: [id] });
  }
  return [...others.values()];
}

function inOrder(rows: readonly LifecycleRow[]): LifecycleRow[] {
  return ENGINE_PHASES.flatMap((phase) =>
    rows.filter((row) => row.phase === phase)
  );
}

function clauseWords({ clauses }: LifecycleRow): AnsweredRow['asks'] {
  return clauses.map((id: ClauseId) => {
    const { level, statement, sources } = clauseOf(id);
    return { id, words: `${statement} (${level}; ${sourceWords(sources)})` };
  });
}

function experimentWords(
  { experiments }: LifecycleRow,
  engines: readonly AskedEngine[]
): AnsweredRow['asks'] {
  const cells = engines.flatMap((engine) => engine.cells);
  return experiments.flatMap((id) => {
    const cell = cells.find(({ row }) => row === id);
    return cell ? [{ id, words: cell.question }] : [];
  });
}

function costsOf(
  asked: readonly AskedSubject[],
  { subjects }: Report
): LifecycleReport['costs'] {
  return asked.flatMap(({ subject, system, way }) => {
    const costs = subjects.find(({ id }) => id === subject)?.costs ?? [];
    return costs.map((cost) => ({ ...cost, system, ...(way && { way }) }));
  });
}
