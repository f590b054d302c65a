import type { ClauseId } from '../model/clauses/registry.js';

/** Something broke, and nothing tells which of several sets of clauses. */
export interface Doubt {
  /** Sets that, with what is surely broken, explain the history … */
  readonly oneOf: readonly (readonly ClauseId[])[];
  /**
   * … and sets, no larger, of which the budget did not decide whether they
   * do. The empty one among them: perhaps nothing broke beside that.
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
  /** What broke beside `broken`, of which each history may have several. */
  readonly doubts: readonly Doubt[];
  /** Where each clause that broke, or may have, first showed, for the story. */
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
  readonly doubts: Doubt[] = [];
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

  /** Something broke, and it may have been this clause. */
  doubt(clause: ClauseId, witness: string): void {
    this.leaveOpen(clause);
    if (this.#outside.has(clause) || this.witnesses.has(clause)) return;
    this.witnesses.set(clause, witness);
  }

  /** Adds what another part has found of these clauses. */
  take(other: Finding, of: (clause: ClauseId) => boolean = () => true): void {
    for (const clause of other.exercised) {
      if (of(clause)) this.exercise(clause);
    }
    for (const clause of other.broken) {
      if (of(clause)) this.break(clause, other.witnesses.get(clause) ?? '');
    }
    for (const clause of other.undecided) {
      if (of(clause)) this.leaveOpen(clause);
    }
  }

  rule(clause: ClauseId, kept: boolean, witness: () => string): void {
    if (kept) this.exercise(clause);
    else this.break(clause, witness());
  }
}
