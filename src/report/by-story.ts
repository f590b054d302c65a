import { compareFigures } from './compare-figures.js';
import type { Divergence } from './record.js';

/** The story that breaks the fewest clauses first, then the shortest. */
export function byStory(a: Divergence, b: Divergence): number {
  return compareFigures(figuresOf(a), figuresOf(b));
}

/** The better story of one cause, for as many schedules as both. */
export function betterStory(
  earlier: Divergence,
  later: Divergence
): Divergence {
  return {
    ...(byStory(later, earlier) < 0 ? later : earlier),
    occurrences: earlier.occurrences + later.occurrences,
  };
}

function figuresOf({ clauses, ops, steps, switches }: Divergence): number[] {
  // Records of an earlier kit do not tell what else was broken.
  return [clauses?.length ?? 1, ops, steps, switches];
}
