import type { Kind } from '../laboratory/kind.js';
import type { Lack } from './lack.js';
import type { RuntimeFiles } from './package.js';
import type { RuntimeFlaw, RuntimePlan } from './plan.js';
import { emptyTally, mergeTally, type RuntimeTally } from './tally.js';

/** What the laboratory of the runtime is asked and answers: see `Words`. */
export interface RuntimeWords {
  readonly load: RuntimeLoad;
  readonly loaded: {
    /** What these packages do not offer. */
    readonly lacks: readonly Lack[];
  };
  readonly tally: RuntimeTally;
  /** The clause of its policy is sought in every plan. */
  readonly sought: object;
  readonly told: Told;
}

export interface RuntimeLoad {
  readonly files: RuntimeFiles;
  readonly seed: string;
  /** Of all that is drawn. */
  readonly flaw?: RuntimeFlaw | undefined;
}

/** A schedule as it was told. */
export interface Told {
  readonly plan: RuntimePlan;
  readonly story: readonly string[];
  readonly trace: readonly string[];
  /** Where the clause of the policy broke. */
  readonly witness: string;
}

/** What a host may spend without a word before it is ended, in real ms. */
const SILENCE_MAX_MS = 120_000;

/** The published runtime over a World, under gates. */
export const RUNTIME: Kind<RuntimePlan, RuntimeWords> = {
  what: 'the runtime',
  module: new URL('./laboratory.js', import.meta.url),
  tally: { empty: emptyTally, merge: mergeTally },
  patience: {
    loadMs: SILENCE_MAX_MS,
    scheduleMs: SILENCE_MAX_MS,
    graceMs: 2000,
  },
  // The runtime looks for packages of the application here: there is none.
  cwd: '/',
};
