import type { Budget } from './budget.js';
import { Configurations } from './configurations.js';
import { Frontier } from './frontier.js';
import type { ObservedHistory, SequentialModel } from './model.js';
import { Overtaking } from './overtaking.js';
import { Timeline } from './timeline.js';
import type { DeadEnd, LinearizationPoint } from './verdict.js';

/** A configuration on the way from the initial state, and what is left of it. */
interface Frame<S> {
  readonly state: S;
  /** Length of the path before the move that led here. */
  readonly base: number;
  /** At most one operation may go next. */
  readonly isForced: boolean;
  /** Some declared read gave another state object: branch on reads here. */
  readonly branchesOnReads: boolean;
  /** The next call to try; in the end the first return. */
  entry: number;
  /** The next pending operation to try, after all the calls. */
  pending: number;
  /** The operation being tried, and the states that it may lead to. */
  operation: number;
  successors: readonly S[];
  tried: number;
}

export type Outcome<S> =
  | { readonly kind: 'accepted'; readonly path: LinearizationPoint<S>[] }
  | {
      readonly kind: 'rejected';
      readonly longest: readonly number[];
      readonly blocked: readonly DeadEnd<S>[];
    }
  | { readonly kind: 'unknown' };

/**
 * Depth-first search for a linearization (Wing & Gong) that never enters a
 * configuration from which it failed before (Lowe). Failures are noted when
 * the search leaves a configuration, since the set of linearized operations
 * only grows along a path and so never meets itself on it: a history that is
 * linearized without a step back never computes a key.
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
 * Reduction 3, idle pending operations. A pending operation that leaves the
 * state as it is is not tried: nothing waits for its return, so it can be left
 * out of any linearization just as well. Pending reads are never looked at.
 */
export class Search<S, O, R> {
  private readonly timeline: Timeline;
  private readonly configurations: Configurations;
  private readonly frontier = new Frontier<S>();
  private readonly isRead: readonly boolean[];
  private readonly overtaking: Overtaking<S, O, R>;
  private readonly pending: readonly number[];
  private readonly path: LinearizationPoint<S>[] = [];
  private readonly frames: Frame<S>[] = [];
  private completed = 0;

  constructor(
    private readonly model: SequentialModel<S, O, R>,
    private readonly history: ObservedHistory<O, R>,
    private readonly budget: Budget
  ) {
    this.timeline = new Timeline(history);
    this.configurations = new Configurations(history.length);
    this.isRead = history.map(
      ({ op, response }) => model.isRead?.(op, response) ?? false
    );
    this.overtaking = new Overtaking(model, history);
    this.pending = this.timeline.pending.filter((it) => !this.isRead[it]);
  }

  run(): Outcome<S> {
    this.enter(this.model.init(), 0);
    for (;;) {
      if (this.timeline.isEmpty) return { kind: 'accepted', path: this.path };
      if (this.budget.isExceeded) return { kind: 'unknown' };
      const frame = this.frames.at(-1);
      if (!frame) break;
      if (!this.advance(frame)) this.leave(frame);
    }
    const { longest, blocked } = this.frontier;
    return { kind: 'rejected', longest, blocked };
  }

  /** Enters the next configuration after this one, if there is one left. */
  private advance(frame: Frame<S>): boolean {
    do {
      while (frame.tried < frame.successors.length) {
        const next = frame.successors[frame.tried] as S;
        frame.tried += 1;
        if (this.tryMove(frame, next)) return true;
      }
    } while (this.nextCandidate(frame));
    return false;
  }

  private tryMove(frame: Frame<S>, next: S): boolean {
    const { operation } = frame;
    const isIdle = next === frame.state && this.timeline.isPending(operation);
    if (isIdle) return false;
    const base = this.path.length;
    this.linearize(operation, next);
    return this.enter(next, base, frame);
  }

  private enter(reached: S, base: number, parent?: Frame<S>): boolean {
    let state = reached;
    let branchesOnReads = this.absorbReads(state);
    let isForced = this.isForced(this.timeline.first);
    while (!isForced) {
      const next = this.overtake(state);
      if (next === undefined) break;
      state = next;
      branchesOnReads = this.absorbReads(state);
      isForced = this.isForced(this.timeline.first);
    }
    const entry = this.timeline.first;
    // In a chain of forced moves the head alone is worth a memo.
    const isMemoized = !(isForced && parent?.isForced);
    if (isMemoized && this.configurations.failures > 0) {
      if (this.configurations.hasFailed(this.model.key(state))) {
        this.retreat(base);
        return false;
      }
    }
    this.frames.push({
      state,
      base,
      isForced,
      branchesOnReads,
      entry,
      pending: 0,
      operation: -1,
      successors: [],
      tried: 0,
    });
    return true;
  }

  /** One pass suffices: reads change nothing that another read could see. */
  private absorbReads(state: S): boolean {
    if (!this.model.isRead) return false;
    const { timeline } = this;
    let branchesOnReads = false;
    let entry = timeline.first;
    while (timeline.isCall(entry)) {
      const operation = timeline.operationAt(entry);
      if (this.isRead[operation]) {
        const next = this.step(state, operation);
        if (next.length === 1 && next[0] === state) {
          this.linearize(operation, state);
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
    const { timeline, configurations } = this;
    if (!this.model.overtakes) return undefined;
    let entry = timeline.first;
    while (timeline.isCall(entry)) {
      const operation = timeline.operationAt(entry);
      const isDone = (other: number) => configurations.includes(other);
      if (
        !this.isRead[operation] &&
        this.overtaking.isFree(operation, isDone)
      ) {
        const [next, ...others] = this.step(state, operation);
        if (next !== undefined && others.length === 0) {
          this.linearize(operation, next);
          return next;
        }
      }
      entry = timeline.after(entry);
    }
    return undefined;
  }

  private isForced(entry: number): boolean {
    const { timeline } = this;
    const second = timeline.after(entry);
    if (timeline.isCall(second)) return false;
    return !this.pending.some(
      (operation) =>
        !this.configurations.includes(operation) &&
        timeline.isCalledBefore(operation, second)
    );
  }

  /** Completed operations first: pending ones only where they are needed. */
  private nextCandidate(frame: Frame<S>): boolean {
    const { timeline } = this;
    while (timeline.isCall(frame.entry)) {
      const operation = timeline.operationAt(frame.entry);
      frame.entry = timeline.after(frame.entry);
      if (this.isRead[operation] && !frame.branchesOnReads) continue;
      return this.consider(frame, operation);
    }
    while (frame.pending < this.pending.length) {
      const operation = this.pending[frame.pending] as number;
      if (!timeline.isCalledBefore(operation, frame.entry)) return false;
      frame.pending += 1;
      if (this.configurations.includes(operation)) continue;
      return this.consider(frame, operation);
    }
    return false;
  }

  private consider(frame: Frame<S>, operation: number): boolean {
    frame.operation = operation;
    frame.successors = this.step(frame.state, operation);
    frame.tried = 0;
    return !this.budget.isExceeded;
  }

  private step(state: S, operation: number): readonly S[] {
    if (!this.budget.take()) return [];
    const observed = this.history[operation];
    if (!observed) return [];
    const isPending = this.timeline.isPending(operation);
    const response = isPending ? undefined : observed.response;
    return this.model.step(state, observed.op, response);
  }

  /** Every way on from here failed: notes that and steps back. */
  private leave(frame: Frame<S>): void {
    const parent = this.frames.at(-2);
    const isMemoized = !(frame.isForced && parent?.isForced);
    const isFar = !this.frontier.isNear(this.completed);
    if (isMemoized || isFar) {
      const key = this.model.key(frame.state);
      if (isMemoized) this.configurations.addFailure(key);
      if (isFar) this.noteDeadEnd(frame.state, key);
    }
    this.frames.pop();
    this.retreat(frame.base);
  }

  private noteDeadEnd(state: S, key: string): void {
    const prefix = this.path.map(({ operation }) => operation);
    const operations = this.enabled();
    this.frontier.reach(this.completed, prefix, { state, operations }, key);
  }

  private enabled(): number[] {
    const { timeline } = this;
    const operations: number[] = [];
    let entry = timeline.first;
    for (; timeline.isCall(entry); entry = timeline.after(entry)) {
      operations.push(timeline.operationAt(entry));
    }
    for (const operation of timeline.pending) {
      if (this.configurations.includes(operation)) continue;
      if (timeline.isCalledBefore(operation, entry)) operations.push(operation);
    }
    return operations;
  }

  private linearize(operation: number, state: S): void {
    this.timeline.takeOut(operation);
    this.configurations.toggle(operation);
    this.path.push({ operation, state });
    if (!this.timeline.isPending(operation)) this.completed += 1;
  }

  private retreat(length: number): void {
    while (this.path.length > length) {
      const point = this.path.pop();
      if (!point) return;
      this.timeline.putBack(point.operation);
      this.configurations.toggle(point.operation);
      if (!this.timeline.isPending(point.operation)) this.completed -= 1;
    }
  }
}
