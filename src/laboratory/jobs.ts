import type { StrategyName } from '../sim/strategies/portfolio.js';

/** One schedule that is to be run; with what was loaded this decides it. */
export interface Play {
  /** The number that it goes by in this check. */
  readonly index: number;
  /** Id of the scenario: who may do what, however it is written. */
  readonly scenario: string;
  /** Which of the scenario's drafts. */
  readonly number: number;
  /** Absent: the schedule draws one from the portfolio. */
  readonly strategy?: StrategyName | undefined;
  /** Run a second time, and held to doing the same. */
  readonly isTwice: boolean;
}

export interface Batch {
  readonly kind: 'batch';
  readonly plays: readonly Play[];
}

/** Every schedule of one draft within a bound, up to so many. */
export interface ExhaustJob {
  readonly kind: 'exhaust';
  readonly scenario: string;
  /** Which of the scenario's drafts. */
  readonly draft: number;
  readonly preemptions: number;
  readonly schedulesMax: number;
  /** Actors whose turns cost a preemption wherever another could go on. */
  readonly costly?: readonly string[] | undefined;
  /** After how many microtasks calls follow each other; absent: at rest. */
  readonly together?: readonly number[] | undefined;
  /**
   * Where it may stop: where every schedule was run in which an actor's own
   * parallel effects take place in the order in which they were asked for, or
   * all of these in which who is passed over races with another.
   */
  readonly enough?: 'inOrder' | 'races' | undefined;
  /** One schedule in so many is run twice; absent: none. */
  readonly twiceEvery?: number | undefined;
}

/** One request of a host that ends in a tally. */
export type Job = Batch | ExhaustJob;
