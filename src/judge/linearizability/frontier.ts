import type { DeadEnd } from './verdict.js';

/** A limit on what a rejection carries; real ones have a handful. */
const DEAD_ENDS_MAX = 256;

/**
 * The dead ends that lie farthest. Distance is counted in completed operations:
 * a pending one that took effect explains nothing by itself.
 */
export class Frontier<S> {
  longest: readonly number[] = [];
  private readonly deadEnds = new Map<string, DeadEnd<S>>();
  private completed = -1;

  isNear(completed: number): boolean {
    return completed < this.completed;
  }

  /** `stateKey` is the key of `deadEnd.state`. */
  reach(
    completed: number,
    prefix: readonly number[],
    deadEnd: DeadEnd<S>,
    stateKey: string
  ): void {
    if (this.isNear(completed)) return;
    if (completed > this.completed) {
      this.completed = completed;
      this.longest = [...prefix];
      this.deadEnds.clear();
    }
    if (this.deadEnds.size >= DEAD_ENDS_MAX) return;
    this.deadEnds.set(`${deadEnd.operations.join()}|${stateKey}`, deadEnd);
  }

  get blocked(): DeadEnd<S>[] {
    return [...this.deadEnds.values()];
  }
}
