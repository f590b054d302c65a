import { CLAUSES } from '../../model/clauses/registry.js';
import { accusedCells } from '../gating.js';
import type { Cell, Report } from '../record.js';
import { entriesOf } from './accept.js';
import { isDecided, isOf, type SubjectKey, samePlace } from './same-place.js';
import type { Accepted, Baseline } from './schema.js';

export interface Excuses {
  /** Cells of which every cause is accepted. */
  readonly known: ReadonlySet<Cell>;
  /** Cells of accepted clauses that break by a cause that is not. */
  readonly fresh: readonly Cell[];
  /** Accepted, and not met any more although its clause was exercised well. */
  readonly mended: readonly Accepted[];
  /** Accepted and not met, by so few schedules that it says nothing. */
  readonly missed: readonly Accepted[];
  /** Accepted until a day that has passed. */
  readonly expired: readonly Accepted[];
  /** Subjects of the baseline that were not checked. */
  readonly unmatched: readonly string[];
  /** Clauses that the kit that wrote the baseline did not know. */
  readonly newClauses: readonly string[];
}

export interface ExcuseOptions {
  readonly keyOf: SubjectKey;
  /** Today, as YYYY-MM-DD. */
  readonly today: string;
}

/** What of a report is accepted, by cause and never by count. */
export function excuse(
  report: Report,
  { accepted, clauses, kit }: Baseline,
  { keyOf, today }: ExcuseOptions
): Excuses {
  const expired = accepted.filter(
    ({ expires }) => expires !== undefined && expires < today
  );
  const valid = accepted.filter((entry) => !expired.includes(entry));
  const met = new Set<Accepted>();
  const known = new Set<Cell>();
  const fresh: Cell[] = [];
  for (const cell of accusedCells(report)) {
    const causes = entriesOf(cell).map((found) =>
      valid.filter((entry) => samePlace(entry, found, keyOf))
    );
    for (const entry of causes.flat()) met.add(entry);
    if (causes.every(({ length }) => length > 0)) {
      known.add(cell);
    } else if (valid.some((entry) => isOf(entry, cell, keyOf))) {
      fresh.push(cell);
    }
  }
  const checked = new Set(report.subjects.map(({ id }) => keyOf(id)));
  const strangers = accepted.filter(
    ({ subject }) => !checked.has(keyOf(subject))
  );
  const unmet = valid.filter((entry) => !met.has(entry));
  const among = (cells: readonly Cell[]) => (entry: Accepted) =>
    cells.some((cell) => isOf(entry, cell, keyOf));
  const isMended = among(report.cells.filter(isDecided));
  const isTried = among(report.cells.filter(({ exercised }) => exercised > 0));
  return {
    known,
    fresh,
    mended: unmet.filter(isMended),
    missed: unmet.filter((entry) => isTried(entry) && !isMended(entry)),
    expired: expired.filter(({ subject }) => checked.has(keyOf(subject))),
    unmatched: [...new Set(strangers.map(({ subject }) => subject))],
    newClauses:
      kit === report.kit
        ? []
        : CLAUSES.map(({ id }) => id).filter((id) => !clauses.includes(id)),
  };
}
