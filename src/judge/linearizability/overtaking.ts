import type { ObservedHistory, SequentialModel } from './model.js';

/**
 * Which operations stand in the way of each: those that may come before it by
 * real time and that it may not overtake. Found when first asked for, as most
 * histories never ask for most operations.
 */
export class Overtaking<S, O, R> {
  private readonly inTheWay: (readonly number[] | undefined)[] = [];

  constructor(
    private readonly model: SequentialModel<S, O, R>,
    private readonly history: ObservedHistory<O, R>
  ) {}

  /** Whether everything in the way is among the operations that are done. */
  isFree(operation: number, isDone: (operation: number) => boolean): boolean {
    this.inTheWay[operation] ??= this.find(operation);
    return this.inTheWay[operation].every(isDone);
  }

  private find(operation: number): number[] {
    const { model, history } = this;
    const observed = history[operation];
    const found: number[] = [];
    if (!observed || !model.overtakes) return found;
    const end = observed.return ?? Number.POSITIVE_INFINITY;
    history.forEach((other, index) => {
      if (index === operation || other.call > end) return;
      // What has returned before this call is done when it is asked for.
      if ((other.return ?? end) < observed.call) return;
      if (!model.overtakes?.(observed, other)) found.push(index);
    });
    return found;
  }
}
