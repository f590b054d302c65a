import type { ClauseId } from '../model/clauses/registry.js';

/** What one history says about the clauses. */
export interface Finding {
  readonly broken: ReadonlySet<ClauseId>;
  /** Clauses whose premise was met; the broken ones are among them. */
  readonly exercised: ReadonlySet<ClauseId>;
  /**
   * Clauses that nothing decided here: their rule asks which of two entries of
   * a log came first, and the log does not tell.
   */
  readonly undecided: ReadonlySet<ClauseId>;
  /** Where each broken clause first showed, for the story. */
  readonly witnesses: ReadonlyMap<ClauseId, string>;
}

/**
 * Collects findings from the parts of the judge, but for clauses that are
 * outside of the subject's contract.
 */
export class Findings implements Finding {
  readonly broken = new Set<ClauseId>();
  readonly exercised = new Set<ClauseId>();
  readonly undecided = new Set<ClauseId>();
  readonly witnesses = new Map<ClauseId, string>();

  readonly #outside: ReadonlySet<ClauseId>;

  constructor(outside: ReadonlySet<ClauseId> = new Set()) {
    this.#outside = outside;
  }

  exercise(clause: ClauseId): void {
    if (!this.#outside.has(clause)) this.exercised.add(clause);
  }

  leaveOpen(clause: ClauseId): void {
    if (this.#outside.has(clause) || this.broken.has(clause)) return;
    this.undecided.add(clause);
  }

  break(clause: ClauseId, witness: string): void {
    if (this.#outside.has(clause)) return;
    this.undecided.delete(clause);
    this.exercised.add(clause);
    this.broken.add(clause);
    if (!this.witnesses.has(clause)) this.witnesses.set(clause, witness);
  }

  /** Adds what another part has found of these clauses. */
  take(other: Finding, of: (clause: ClauseId) => boolean): void {
    for (const clause of other.exercised) {
      if (of(clause)) this.exercise(clause);
    }
    for (const clause of other.broken) {
      if (of(clause)) this.break(clause, other.witnesses.get(clause) ?? '');
    }
  }

  rule(clause: ClauseId, kept: boolean, witness: () => string): void {
    if (kept) this.exercise(clause);
    else this.break(clause, witness());
  }
}
