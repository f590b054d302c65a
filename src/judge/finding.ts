import type { ClauseId } from '../model/clauses/registry.js';

/** Something broke, and nothing tells which of several sets of clauses. */
export interface Doubt {
  /** Sets that, with what is surely broken, explain the history … */
  readonly oneOf: readonly (readonly ClauseId[])[];
  /**
   * … and sets, no larger, that the budget left undecided. If the empty set is
   * among them, perhaps nothing else broke.
   */
  readonly undecided: readonly (readonly ClauseId[])[];
}

/** One of the sets is broken, whatever the budget left undecided. */
export function isSure({ undecided }: Doubt): boolean {
  return undecided.every(({ length }) => length > 0);
}

/** What one history says about the clauses. */
export interface Finding {
  readonly broken: ReadonlySet<ClauseId>;
  /** Clauses whose premise was met; the broken ones are among them. */
  readonly exercised: ReadonlySet<ClauseId>;
  /**
   * Clauses that nothing decided here: their rule asks which of two entries of
   * a log came first, and the log does not tell; or they are in doubt.
   */
  readonly undecided: ReadonlySet<ClauseId>;
  /** What broke beside `broken`: a history may have several doubts. */
  readonly doubts: readonly Doubt[];
  /** Where each clause that broke, or may have, first showed, for the story. */
  readonly witnesses: ReadonlyMap<ClauseId, string>;
}
