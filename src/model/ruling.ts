import type { ClauseId } from './clauses/registry.js';
import type { State } from './state.js';

/**
 * What a response can mean: the state that it claims, the clauses that had to
 * be broken to get there (none, for a conforming World), and the clauses whose
 * premise was met on the way, which therefore count as exercised.
 */
export interface Transition {
  readonly next: State;
  readonly breaks: readonly ClauseId[];
  readonly exercises: readonly ClauseId[];
}

/** Collects the clauses that one step consults. */
export class Ruling {
  readonly breaks: ClauseId[] = [];
  readonly exercises: ClauseId[] = [];

  /** Where `premise` is met the clause is exercised, and broken unless kept. */
  rule(clause: ClauseId, premise: boolean, kept: boolean): this {
    if (!premise) return this;
    this.exercises.push(clause);
    if (!kept) this.breaks.push(clause);
    return this;
  }

  keeps(clause: ClauseId, premise = true): this {
    return this.rule(clause, premise, true);
  }

  breaksRule(clause: ClauseId, premise = true): this {
    return this.rule(clause, premise, false);
  }

  /** For a second meaning, of which more is to be said. */
  copy(): Ruling {
    const copy = new Ruling();
    copy.breaks.push(...this.breaks);
    copy.exercises.push(...this.exercises);
    return copy;
  }

  to(next: State): Transition {
    return { next, breaks: this.breaks, exercises: this.exercises };
  }
}

export function ruling(): Ruling {
  return new Ruling();
}
