import { byStory } from '../story/rank.js';
import { foldByKey } from './fold-by-key.js';
import type { Divergence } from './record.js';

/** One of each cause, with the occurrences of all; the best story first. */
export function causesOf(all: readonly Divergence[]): Divergence[] {
  const keyOf = ({ cause, fingerprint }: Divergence) =>
    cause?.id ?? fingerprint;
  const causes = foldByKey(all, keyOf, betterStory);
  return causes.sort(byStory);
}

/** The better story of one cause, for as many schedules as both. */
function betterStory(earlier: Divergence, later: Divergence): Divergence {
  return {
    ...(byStory(later, earlier) < 0 ? later : earlier),
    occurrences: earlier.occurrences + later.occurrences,
  };
}
