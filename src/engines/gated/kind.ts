import type { Kind } from '../../laboratory/kind.js';
import type { ServerAddress } from '../../worlds/servers/server.js';
import type { GatedPlan } from './plan.js';
import {
  emptyTally,
  type GatedTally,
  mergeTally,
  type Sought,
} from './tally.js';

/** What the laboratory of engines is asked and answers: see `Words`. */
export interface GatedWords {
  readonly load: GatedLoad;
  readonly loaded: object;
  readonly tally: GatedTally;
  readonly sought: Sought;
  readonly told: GatedEvidence;
}

export interface GatedLoad {
  readonly engine: string;
  readonly address: ServerAddress;
  readonly sdkDirectory: string;
  readonly seed: string;
}

/** A schedule as it is published. */
export interface GatedEvidence {
  readonly plan: GatedPlan;
  readonly word: string;
  /** The gates in the order of their release. */
  readonly trace: readonly string[];
  readonly story: readonly string[];
  readonly switches: number;
}

/** Silence after which a host counts as stuck, in real ms. */
const SILENCE_MAX_MS = 60_000;

/** Until a host that is let go has dropped its database, in real ms. */
const GRACE_MS = 5000;

/** Workflow engines under gates. */
export const GATED_ENGINES: Kind<GatedPlan, GatedWords> = {
  what: 'the engine',
  module: new URL('./laboratory.js', import.meta.url),
  tally: { empty: emptyTally, merge: mergeTally },
  patience: {
    loadMs: SILENCE_MAX_MS,
    scheduleMs: SILENCE_MAX_MS,
    graceMs: GRACE_MS,
  },
};
