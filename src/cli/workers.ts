import { availableParallelism } from 'node:os';

/** One host for each core, where nobody says. */
export function workersOf(given: number | undefined): number {
  return given ?? availableParallelism();
}
