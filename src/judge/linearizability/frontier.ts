import type { DeadEnd, LinearizationPoint } from './verdict.js';

/** A limit on what a rejection carries; real ones have a handful. */
const DEAD_ENDS_MAX = 256;

interface Place {
  readonly completed: number;
  readonly path: readonly LinearizationPoint<unknown>[];
  /** What could have come next by real time. */
  enabled(): readonly number[];
}

/**
 * The dead ends that lie farthest. Distance is counted in completed operations:
 * a pending one that took effect explains nothing by itself.
 */
export class Frontier<S> {
  longest: readonly number[] = [];
  private readonly deadEnds = new Map<string, DeadEnd<S>>();
  private completed = -1;

  /** Whether a dead end after so many completed operations is of interest. */
  isOpen(completed: number): boolean {
    if (completed !== this.completed) return completed > this.completed;
    return this.deadEnds.size < DEAD_ENDS_MAX;
  }

  /** `stateKey` is the key of `state`, in which nothing fits. */
  reach(place: Place, state: S, stateKey: string): void {
    if (place.completed > this.completed) {
      this.completed = place.completed;
      this.longest = place.path.map(({ operation }) => operation);
      this.deadEnds.clear();
    }
    const operations = place.enabled();
    this.deadEnds.set(`${operations.join()}|${stateKey}`, {
      state,
      operations,
    });
  }

  get blocked(): DeadEnd<S>[] {
    return [...this.deadEnds.values()];
  }
}
