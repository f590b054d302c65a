import { compareFigures } from './compare-figures.js';
import { foldByKey } from './fold-by-key.js';
import type { Divergence } from './record.js';

/** Switches that are as hard to follow as one more broken clause. */
const SWITCHES_A_CLAUSE = 5;

/**
 * What the reader of a story has to hold together. One cause is easiest, but
 * not where actors take turns at every step to keep a second one out.
 */
export function burdenOf(clauses: number, switches: number): number {
  return clauses + Math.floor(switches / SWITCHES_A_CLAUSE);
}

/**
 * The plainest story first: it needs one process, clocks that agree, and no
 * call that the runtime never makes; then the one that is easiest to follow,
 * then the shortest.
 */
export function byStory(a: Divergence, b: Divergence): number {
  return compareFigures(figuresOf(a), figuresOf(b));
}

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

function figuresOf(divergence: Divergence): number[] {
  const { processes, skewed, unusual, clauses } = divergence;
  const { ops, steps, switches } = divergence;
  // Records of an earlier kit do not tell what else was broken.
  return [
    processes > 1 ? 1 : 0,
    skewed ? 1 : 0,
    unusual?.length ? 1 : 0,
    burdenOf(clauses?.length ?? 1, switches),
    ops,
    steps,
    switches,
  ];
}
