import type { ClauseId } from '../model/clauses/registry.js';
import type { Doubt, Finding } from './finding.js';

/**
 * Collects what the parts of the judge find, but for clauses that are outside
 * of the subject's contract. It never leaves the judge: what is handed on is
 * the data that it found.
 */
export class Findings {
  readonly #broken = new Set<ClauseId>();
  readonly #exercised = new Set<ClauseId>();
  readonly #undecided = new Set<ClauseId>();
  readonly #doubts: Doubt[] = [];
  readonly #witnesses = new Map<ClauseId, string>();

  readonly #outside: ReadonlySet<ClauseId>;

  constructor(outside: ReadonlySet<ClauseId> = new Set()) {
    this.#outside = outside;
  }

  /** What was found, once every part has been asked. */
  found(): Finding {
    return {
      broken: this.#broken,
      exercised: this.#exercised,
      undecided: this.#undecided,
      doubts: this.#doubts,
      witnesses: this.#witnesses,
    };
  }

  exercise(clause: ClauseId): void {
    if (!this.#outside.has(clause)) this.#exercised.add(clause);
  }

  leaveOpen(clause: ClauseId): void {
    if (this.#outside.has(clause) || this.#broken.has(clause)) return;
    this.#undecided.add(clause);
  }

  break(clause: ClauseId, witness: string): void {
    if (this.#outside.has(clause)) return;
    this.#undecided.delete(clause);
    this.#exercised.add(clause);
    this.#broken.add(clause);
    if (!this.#witnesses.has(clause)) this.#witnesses.set(clause, witness);
  }

  /** Something broke, and it may have been this clause. */
  doubt(clause: ClauseId, witness: string): void {
    this.leaveOpen(clause);
    if (this.#outside.has(clause) || this.#witnesses.has(clause)) return;
    this.#witnesses.set(clause, witness);
  }

  /** Something else broke, and nothing tells which of several sets. */
  leaveInDoubt(doubt: Doubt): void {
    this.#doubts.push(doubt);
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
