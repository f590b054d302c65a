import type { ObservedHistory, SequentialModel } from './model.js';
import { Overtaking } from './overtaking.js';
import type { Position } from './position.js';

/** A position after all that goes next without a branch. */
export interface Settled<S> {
  readonly state: S;
  /** At most one operation may go next. */
  readonly isForced: boolean;
  /** Some declared read gave another state object: branch on reads here. */
  readonly branchesOnReads: boolean;
}

/**
 * What need not be tried, each with its proof.
 *
 * Reduction 1, eager reads. An enabled, completed, declared read that leaves
 * the present state as it is goes next, without a branch. Proof by exchange:
 * let the rest of some linearization be `a r b`, r the read. As r is enabled,
 * nothing in `a` has to precede it, so `r a b` respects real time. r fits the
 * present state and changes no state, neither here nor after `a`, so every
 * other operation meets the same state as before: `r a b` is a linearization.
 * The same holds for a prefix `a` without r, so the longest prefix stays too.
 * The proof needs that r changes no state *at all*: a write of the value
 * already there leaves this state alone, but after `a` it may be what `b`
 * relies on. Hence `isRead`, which only the model knows.
 *
 * Reduction 2, eager overtaking. An enabled, completed operation that has one
 * outcome here and may overtake whatever may still come before it goes next,
 * without a branch. Proof by exchange as above, one operation at a time: the
 * model says of each in `a` that r may go before it, to the same end.
 *
 * Reduction 3, settled operations. An enabled, completed operation of which the
 * model says in this state that it changes nothing any more goes next, without a
 * branch: every other operation of `a` meets the same state but for what is kept
 * of r, which no other looks at.
 *
 * Reduction 4, idle pending operations. A pending or optional operation that
 * leaves the state as it is is not tried: nothing waits for its return, so it
 * can be left out of any linearization just as well. Reads among them are never
 * looked at.
 *
 * An optional operation that has returned before r was called may be in `a`, and
 * must not come after r: where there is one, r has no eager place.
 */
export class Reductions<S, O, R> {
  /** Those that may be left out and may change anything, as they were called. */
  readonly free: readonly number[];
  private readonly reads: readonly boolean[];
  private readonly overtaking: Overtaking<S, O, R> | undefined;
  private readonly isSettled: (state: S, operation: number) => boolean;
  private readonly isDone: (operation: number) => boolean;

  constructor(
    model: SequentialModel<S, O, R>,
    history: ObservedHistory<O, R>,
    private readonly position: Position<S, O, R>
  ) {
    this.reads = model.isRead
      ? history.map(({ op, response }) => model.isRead?.(op, response) ?? false)
      : [];
    this.overtaking = model.overtakes && new Overtaking(model, history);
    this.isSettled = (state, operation) =>
      model.isSettled?.(state, history[operation]?.op as O) ?? false;
    const { linearized, timeline } = position;
    this.isDone = (operation) => linearized.has(operation);
    this.free = timeline.free.filter((it) => !this.isRead(it));
  }

  isRead(operation: number): boolean {
    return this.reads[operation] === true;
  }

  isIdle(operation: number, state: S, next: S): boolean {
    return next === state && this.position.timeline.isFree(operation);
  }

  /** Linearizes whatever goes next without a branch. */
  settle(reached: S): Settled<S> {
    let state = reached;
    let branchesOnReads = this.absorbReads(state);
    while (!this.isForced()) {
      const next = this.overtake(state);
      if (next === undefined) {
        return { state, isForced: false, branchesOnReads };
      }
      state = next;
      branchesOnReads = this.absorbReads(state);
    }
    return { state, isForced: true, branchesOnReads };
  }

  /** One pass suffices: reads change nothing that another read could see. */
  private absorbReads(state: S): boolean {
    if (this.reads.length === 0) return false;
    const { position } = this;
    const { timeline } = position;
    let branchesOnReads = false;
    let entry = timeline.first;
    while (timeline.isCall(entry)) {
      const operation = timeline.operationAt(entry);
      if (this.isRead(operation)) {
        const next = position.step(state, operation);
        const isIdle = next.length === 1 && next[0] === state;
        if (isIdle && !position.closes(operation)) {
          position.linearize(operation, state);
        } else if (next.length > 0) {
          branchesOnReads = true;
        }
      }
      entry = timeline.after(entry);
    }
    return branchesOnReads;
  }

  /** Lets one operation go next that loses nothing by it: the new state. */
  private overtake(state: S): S | undefined {
    const { position, overtaking } = this;
    const { timeline } = position;
    let entry = timeline.first;
    while (timeline.isCall(entry)) {
      const operation = timeline.operationAt(entry);
      if (
        !this.isRead(operation) &&
        (this.isSettled(state, operation) ||
          overtaking?.isFree(operation, this.isDone)) &&
        !position.closes(operation)
      ) {
        const [next, ...others] = position.step(state, operation);
        if (next !== undefined && others.length === 0) {
          position.linearize(operation, next);
          return next;
        }
      }
      entry = timeline.after(entry);
    }
    return undefined;
  }

  private isForced(): boolean {
    const { position } = this;
    const { timeline } = position;
    const second = timeline.after(timeline.first);
    if (timeline.isCall(second)) return false;
    return !this.free.some((operation) => position.mayCome(operation, second));
  }
}
