import { CLAUSES } from '../../model/clauses/registry.js';
import { accusedCells } from '../gating.js';
import type { Cell, Report } from '../record.js';
import { type SubjectKey, samePlace } from './same-place.js';
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

/**
 * The baseline that accepts what a report found. What was said of an entry
 * before (link, day, note) stays; so do entries of subjects that were not
 * checked.
 */
export function updatedBaseline(
  report: Report,
  before: Baseline | undefined,
  keyOf: SubjectKey
): Baseline {
  const old = before?.accepted ?? [];
  const checked = new Set(report.subjects.map(({ id }) => keyOf(id)));
  const kept = old.filter(({ subject }) => !checked.has(keyOf(subject)));
  const found = acceptedIn(report).map((entry) => {
    const known = old.find((each) => samePlace(each, entry, keyOf));
    return known ? { ...known, ...entry } : entry;
  });
  return {
    baseline: 1,
    kit: report.kit,
    clauses: CLAUSES.map(({ id }) => id),
    accepted: [...kept, ...found],
  };
}
