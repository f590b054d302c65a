import type { Tally, Tallying } from './tally.js';
import type { Watch } from './watch.js';

/** The words that a kind of laboratory has of its own, as types. */
export interface Words<Plan> {
  /** What to load. */
  readonly load: object;
  /** What was loaded. */
  readonly loaded: object;
  /** What schedules came to. */
  readonly tally: Tally<Plan>;
  /** What a plan is shrunk for, or played again for. */
  readonly sought: object;
  /** A schedule as it is told to its reader. */
  readonly told: object;
}

/** What both sides of a host know of a kind of laboratory. */
export interface Kind<Plan, W extends Words<Plan>> {
  /** What is under gates in it: `the World`, `the engine`. */
  readonly what: string;
  /** The module that a host loads: it exports `open`, which is given `Ground`. */
  readonly module: URL;
  readonly tally: Tallying<W['tally']>;
  readonly patience: Patience;
  /** The directory that its hosts run in; absent: that of the kit. */
  readonly cwd?: string | undefined;
  /** Somebody looks on; absent: hosts are silent. */
  readonly watch?: Watch | undefined;
}

/** Real time that a host gets, in ms, without what it waits for a processor. */
interface Patience {
  /** To load a subject. */
  readonly loadMs: number;
  /** To be done with one schedule and to begin the next. */
  readonly scheduleMs: number;
  /** To end by itself when it is let go. */
  readonly graceMs: number;
}
