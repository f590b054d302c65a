import { CLAUSES } from '../../model/clauses/registry.js';
import { accusedCells } from '../gating.js';
import type { Cell, Report } from '../record.js';
import { isDecided, isOf, type SubjectKey, samePlace } from './same-place.js';
import type { Accepted, Baseline } from './schema.js';

/** Everything that a report found, as accepted. */
function acceptedIn(report: Report): readonly Accepted[] {
  const found = accusedCells(report).flatMap(entriesOf);
  const keys = found.map(({ subject, clause, fingerprint, cause }) =>
    JSON.stringify([subject, clause, fingerprint, cause])
  );
  return found.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}

/** Where there was no time to tell a cause, the clause stands for it. */
export function entriesOf({ subject, clause, divergences }: Cell): Accepted[] {
  if (divergences.length === 0) {
    return [{ subject, clause, fingerprint: clause }];
  }
  return divergences.map(({ fingerprint, cause }) => ({
    subject,
    clause,
    fingerprint,
    ...(cause && { cause: cause.id }),
  }));
}

/** A report of earlier kits is a baseline too: it accepts what it found. */
export function baselineOfReport(report: Report): Baseline {
  return {
    baseline: 1,
    kit: report.kit,
    clauses: [...new Set(report.cells.map(({ clause }) => clause))],
    accepted: [...acceptedIn(report)],
  };
}

/** A baseline, and what became of its entries. */
export interface Update {
  readonly baseline: Baseline;
  /** Accepted from now on. */
  readonly added: readonly Accepted[];
  /** Not met any more by a clause that was exercised well: taken out. */
  readonly dropped: readonly Accepted[];
}

/**
 * The baseline that accepts what a report found. What was said of an entry
 * before (link, day, note) stays; so do entries of subjects and clauses that
 * this report does not decide.
 */
export function updatedBaseline(
  report: Report,
  before: Baseline | undefined,
  keyOf: SubjectKey
): Update {
  const old = before?.accepted ?? [];
  const decided = report.cells.filter(isDecided);
  const found = acceptedIn(report);
  const isFound = (entry: Accepted) =>
    found.some((each) => samePlace(each, entry, keyOf));
  const unmet = old.filter((entry) => !isFound(entry));
  const dropped = unmet.filter((entry) =>
    decided.some((cell) => isOf(entry, cell, keyOf))
  );
  const kept = unmet.filter((entry) => !dropped.includes(entry));
  const knownAs = (entry: Accepted) =>
    old.find((each) => samePlace(each, entry, keyOf));
  const baseline: Baseline = {
    baseline: 1,
    kit: report.kit,
    clauses: CLAUSES.map(({ id }) => id),
    accepted: [
      ...kept,
      ...found.map((entry) => ({ ...knownAs(entry), ...entry })),
    ],
  };
  return { baseline, added: found.filter((each) => !knownAs(each)), dropped };
}
