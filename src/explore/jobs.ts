import type { StrategyName } from '../sim/strategies/portfolio.js';

/** One schedule that is to be run; with the seed this decides it. */
export interface Play {
  /** The number that it goes by in this check. */
  readonly index: number;
  /** Id. */
  readonly scenario: string;
  /** Which of the scenario's drafts. */
  readonly number: number;
  /** Absent: the schedule draws one from the portfolio. */
  readonly strategy?: StrategyName | undefined;
  /** Run a second time, and held to doing the same. */
  readonly isTwice: boolean;
}

/** One request of a host. */
export type Job =
  | { readonly kind: 'batch'; readonly plays: readonly Play[] }
  | ExhaustJob;

/** Every schedule of one draft within a bound, up to so many. */
export interface ExhaustJob {
  readonly kind: 'exhaust';
  readonly scenario: string;
  /** Which of the scenario's drafts. */
  readonly draft: number;
  readonly preemptions: number;
  readonly schedulesMax: number;
  /**
   * Whether it may stop where every schedule was run in which an actor's own
   * parallel effects take place in the order in which they were asked for.
   */
  readonly isEnoughInOrder?: boolean | undefined;
}

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
 * What is searched through before anything is sampled, in this order: the
 * small scope; without it, the first draft of each scenario that is small.
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
