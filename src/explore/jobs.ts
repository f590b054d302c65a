import type { ExhaustJob } from '../laboratory/jobs.js';

/** `small-scope`: its pairs, and nothing that is drawn. */
export type Search = 'portfolio' | 'small-scope' | 'exhaustive' | 'sampled';

/** What exhaustive search may spend on one scenario. */
const EXHAUST_MAX = 300;
const PREEMPTIONS = 1;

/** Of the schedules of a check, the part that exhaustive search may take. */
export const EXHAUST_SHARE: Readonly<Record<Search, number>> = {
  portfolio: 0.5,
  'small-scope': 1,
  exhaustive: 1,
  sampled: 0,
};

/** Whether schedules are drawn, by strategies, once the search is over. */
export const SAMPLES: Readonly<Record<Search, boolean>> = {
  portfolio: true,
  'small-scope': false,
  exhaustive: false,
  sampled: true,
};

/**
 * What is searched through before anything is sampled: the small scope, or
 * without it the first draft of each small scenario.
 */
export function exhaustJobs(
  search: Search,
  exhaustible: readonly string[],
  scope: readonly ExhaustJob[]
): readonly ExhaustJob[] {
  if (search === 'sampled') return [];
  if (search === 'small-scope') return scope;
  if (search === 'portfolio' && scope.length > 0) return scope;
  return exhaustible.map((scenario) => ({
    kind: 'exhaust',
    scenario,
    draft: 0,
    preemptions: PREEMPTIONS,
    schedulesMax: EXHAUST_MAX,
  }));
}
