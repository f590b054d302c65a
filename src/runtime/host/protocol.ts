import type { StrategyName } from '../../sim/strategies/portfolio.js';
import type { Lack } from '../lack.js';
import type { RuntimeFiles } from '../package.js';
import type { RuntimeFlaw, RuntimePlan, RuntimePolicy } from '../plan.js';
import type { RuntimeTally } from '../tally.js';

/** What a host process of the runtime is asked, one thing at a time. */
export type RuntimeAsk =
  | { readonly kind: 'load'; readonly files: RuntimeFiles }
  | {
      readonly kind: 'explore';
      readonly policy: RuntimePolicy;
      readonly flaw?: RuntimeFlaw | undefined;
      readonly seed: string;
      readonly schedules: number;
      readonly strategy?: StrategyName | undefined;
    }
  | { readonly kind: 'replay'; readonly plan: RuntimePlan };

/** A schedule as it was told. */
export interface Told {
  readonly plan: RuntimePlan;
  readonly story: readonly string[];
  readonly trace: readonly string[];
  /** Where the clause of the policy broke, if it did. */
  readonly witness?: string | undefined;
  readonly failure?: string | undefined;
}

export interface Explored {
  readonly kind: 'explored';
  readonly tally: RuntimeTally;
  /** The first schedule that broke the clause, shrunk. */
  readonly divergence?: Told | undefined;
  /** The number of schedules up to and with the first that broke it. */
  readonly firstAt?: number | undefined;
}

/** Said between asking and answering: a schedule begins. */
export interface Began {
  readonly kind: 'began';
}

/** What these packages do not offer. */
export interface Loaded {
  readonly kind: 'loaded';
  readonly lacks: readonly Lack[];
}

export type RuntimeAnswer =
  | Loaded
  | Explored
  | ({ readonly kind: 'replayed' } & Told)
  | { readonly kind: 'failed'; readonly message: string };
