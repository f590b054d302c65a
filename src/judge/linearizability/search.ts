import type { Budget } from './budget.js';
import { Failures } from './failures.js';
import { Frontier } from './frontier.js';
import type { ObservedHistory, SequentialModel } from './model.js';
import { Position } from './position.js';
import { Reductions, type Settled } from './reductions.js';
import type { DeadEnd, LinearizationPoint } from './verdict.js';

/** A configuration on the way from the initial state, and what is left of it. */
interface Frame<S> extends Settled<S> {
  /** Length of the path before the move that led here. */
  readonly base: number;
  /** The text of its state, once it was asked for. */
  key: string | undefined;
  /** The next call to try; in the end the first return. */
  entry: number;
  /** The next of those to try that may be left out, after all the calls. */
  free: number;
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
    };

/**
 * Depth-first search for a linearization (Wing & Gong) that never enters a
 * configuration from which it is known to have failed before (Lowe). Failures
 * are noted when the search leaves a configuration, since the set of
 * linearized operations only grows along a path and so never meets itself on
 * it: a history that is linearized without a step back never computes a key.
 *
 * The search goes a slice of steps at a time, so that several can take turns.
 */
export class Search<S, O, R> {
  private readonly position: Position<S, O, R>;
  private readonly reductions: Reductions<S, O, R>;
  private readonly failures: Failures;
  private readonly frontier = new Frontier<S>();
  private readonly frames: Frame<S>[] = [];
  private isBegun = false;

  constructor(
    private readonly model: SequentialModel<S, O, R>,
    history: ObservedHistory<O, R>,
    private readonly budget: Budget,
    bytesMax: () => number
  ) {
    this.position = new Position(model, history, budget);
    this.reductions = new Reductions(model, history, this.position);
    this.failures = new Failures(this.position.linearized, bytesMax);
  }

  /** Goes on for so many steps, or some more; undefined if that is too few. */
  run(steps: number): Outcome<S> | undefined {
    const { budget, frames, frontier, position } = this;
    const until = budget.steps + steps;
    if (!this.isBegun) {
      this.isBegun = true;
      this.enter(this.model.init(), 0);
    }
    for (;;) {
      if (position.timeline.isEmpty) {
        return { kind: 'accepted', path: position.path };
      }
      if (budget.isExceeded) return undefined;
      const frame = frames.at(-1);
      if (!frame) break;
      if (budget.steps >= until) return undefined;
      if (!this.advance(frame)) this.leave(frame);
    }
    const { longest, blocked } = frontier;
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
    const { operation, state } = frame;
    if (this.reductions.isIdle(operation, state, next)) return false;
    const base = this.position.path.length;
    this.position.linearize(operation, next);
    return this.enter(next, base, frame);
  }

  private enter(reached: S, base: number, parent?: Frame<S>): boolean {
    const settled = this.reductions.settle(reached);
    const { state, isForced, branchesOnReads } = settled;
    let key: string | undefined;
    // In a chain of forced moves the head alone is worth a memo.
    if (!(isForced && parent?.isForced) && this.failures.size > 0) {
      key = this.model.key(state);
      if (this.failures.has(key)) {
        this.position.retreat(base);
        return false;
      }
    }
    this.frames.push({
      state,
      isForced,
      branchesOnReads,
      base,
      key,
      entry: this.position.timeline.first,
      free: 0,
      operation: -1,
      successors: [],
      tried: 0,
    });
    return true;
  }

  /** Completed operations first: others only where they are needed. */
  private nextCandidate(frame: Frame<S>): boolean {
    const { position, reductions } = this;
    const { timeline } = position;
    while (timeline.isCall(frame.entry)) {
      const operation = timeline.operationAt(frame.entry);
      frame.entry = timeline.after(frame.entry);
      if (reductions.isRead(operation) && !frame.branchesOnReads) continue;
      return this.consider(frame, operation);
    }
    const { free } = reductions;
    while (frame.free < free.length) {
      const operation = free[frame.free] as number;
      frame.free += 1;
      if (!position.mayCome(operation, frame.entry)) continue;
      return this.consider(frame, operation);
    }
    return false;
  }

  private consider(frame: Frame<S>, operation: number): boolean {
    frame.operation = operation;
    frame.successors = this.position.step(frame.state, operation);
    frame.tried = 0;
    return !this.budget.isExceeded;
  }

  /** Every way on from here failed: notes that and steps back. */
  private leave(frame: Frame<S>): void {
    const { position, frontier } = this;
    const parent = this.frames.at(-2);
    const isMemoized = !(frame.isForced && parent?.isForced);
    const isFar = frontier.isOpen(position.completed);
    if (isMemoized || isFar) {
      const key = frame.key ?? this.model.key(frame.state);
      if (isMemoized) this.failures.add(key);
      if (isFar) frontier.reach(position, frame.state, key);
    }
    this.frames.pop();
    position.retreat(frame.base);
  }
}
