import type { Budget } from './budget.js';
import type { ObservedHistory, SequentialModel } from './model.js';
import { OperationSet } from './operation-set.js';
import { Timeline } from './timeline.js';
import type { LinearizationPoint } from './verdict.js';

/** Where a search stands: what has been linearized, in which order. */
export class Position<S, O, R> {
  readonly timeline: Timeline;
  readonly linearized: OperationSet;
  readonly path: LinearizationPoint<S>[] = [];
  /** The last call of the path, at each of its lengths. */
  private readonly lastCalls: number[] = [0];
  /** How many of the path are completed operations. */
  completed = 0;

  constructor(
    private readonly model: SequentialModel<S, O, R>,
    private readonly history: ObservedHistory<O, R>,
    private readonly budget: Budget
  ) {
    this.timeline = new Timeline(history);
    this.linearized = new OperationSet(history.length);
  }

  /** What an operation may lead to; nothing once the budget is spent. */
  step(state: S, operation: number): readonly S[] {
    if (!this.budget.take()) return [];
    const observed = this.history[operation];
    if (!observed) return [];
    const isPending = observed.return === undefined;
    const response = isPending ? undefined : observed.response;
    return this.model.step(state, observed.op, response);
  }

  linearize(operation: number, state: S): void {
    this.timeline.takeOut(operation);
    this.linearized.toggle(operation);
    this.path.push({ operation, state });
    const { timeline, lastCall } = this;
    this.lastCalls.push(Math.max(lastCall, timeline.callOf(operation)));
    if (!timeline.isFree(operation)) this.completed += 1;
  }

  /** Takes back what was linearized after the first `length`. */
  retreat(length: number): void {
    while (this.path.length > length) {
      const point = this.path.pop();
      if (!point) return;
      this.lastCalls.pop();
      this.timeline.putBack(point.operation);
      this.linearized.toggle(point.operation);
      if (!this.timeline.isFree(point.operation)) this.completed -= 1;
    }
  }

  /** Whether what may be left out may still come, and before an entry. */
  mayCome(operation: number, entry: number): boolean {
    const { timeline, linearized, lastCall } = this;
    return (
      timeline.callOf(operation) < entry &&
      !linearized.has(operation) &&
      !timeline.isOverBefore(operation, lastCall)
    );
  }

  /** Whether it is too late for something else once this has its place. */
  closes(operation: number): boolean {
    const { timeline, linearized, lastCall } = this;
    const call = timeline.callOf(operation);
    return timeline.free.some(
      (other) =>
        timeline.isOverBefore(other, call) &&
        !timeline.isOverBefore(other, lastCall) &&
        !linearized.has(other)
    );
  }

  private get lastCall(): number {
    return this.lastCalls.at(-1) as number;
  }

  /** Operations that may go next by real time, those last that need not. */
  enabled(): number[] {
    const { timeline } = this;
    const operations: number[] = [];
    let entry = timeline.first;
    for (; timeline.isCall(entry); entry = timeline.after(entry)) {
      operations.push(timeline.operationAt(entry));
    }
    for (const operation of timeline.free) {
      if (this.mayCome(operation, entry)) operations.push(operation);
    }
    return operations;
  }
}
