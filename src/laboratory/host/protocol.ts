import type { TraceDifference } from '../../sim/trace.js';
import type { Job } from '../jobs.js';
import type { Words } from '../kind.js';

/** Work that may be broken off. */
export interface Timed {
  /** By the clock of the machine; absent: it is done to its end. */
  readonly untilMs?: number | undefined;
}

export interface ShrinkRequest<Plan, W extends Words<Plan>> extends Timed {
  readonly plan: Plan;
  readonly sought: W['sought'];
  /** Whole runs that it may cost; 0 takes the plan as it is. */
  readonly attemptsMax?: number | undefined;
}

export interface ReplayRequest<Plan, W extends Words<Plan>> {
  readonly plan: Plan;
  /** Absent: whether the harness fails is what is asked. */
  readonly sought?: W['sought'] | undefined;
  /** The gates as they were when the plan was written down. */
  readonly trace: readonly string[];
}

export type JobRequest = Job &
  Timed & {
    /** Calls are said before they are made, tallies as they grow. */
    readonly isTold?: boolean | undefined;
  };

/** What a host process is asked, one thing at a time. */
export type Request<Plan, W extends Words<Plan>> =
  | { readonly kind: 'load'; readonly load: W['load'] }
  | JobRequest
  | ({ readonly kind: 'shrink' } & ShrinkRequest<Plan, W>)
  | ({ readonly kind: 'replay' } & ReplayRequest<Plan, W>);

interface LoadedAnswer<Loaded> {
  readonly kind: 'loaded';
  readonly loaded: Loaded;
}

export interface ShrunkAnswer<Told> {
  readonly kind: 'shrunk';
  /** Undefined where what was sought did not show again. */
  readonly told: Told | undefined;
}

export interface ReplayedAnswer {
  readonly kind: 'replayed';
  /** Whether it shows what was sought. */
  readonly shows: boolean;
  /** What it ended in, where no clause judges it. */
  readonly ending?: string | undefined;
  readonly story: readonly string[];
  /** Where the effects are asked for that tell it, one a line. */
  readonly spots: readonly string[];
  readonly trace: readonly string[];
  /** The first step that differs from the trace of the token. */
  readonly mismatch?: TraceDifference | undefined;
  readonly failure?: string | undefined;
}

export interface FailedAnswer {
  readonly kind: 'failed';
  readonly message: string;
  /** The user can do something about it: one line, exit code 2. */
  readonly isInput: boolean;
  readonly stack?: string | undefined;
}

export type Answer<Plan, W extends Words<Plan>> = (
  | LoadedAnswer<W['loaded']>
  | W['tally']
  | ShrunkAnswer<W['told']>
  | ReplayedAnswer
  | FailedAnswer
) & {
  /** It has loaded its modules so often that another had better go on. */
  readonly isWorn?: boolean;
};

/** A call, said before it is made. */
export interface Asks<Plan> {
  readonly kind: 'asks';
  /** Whose call, and which. */
  readonly words: string;
  /** With the choices up to there. */
  readonly plan: Plan;
}

/**
 * Said as schedules begin, so that one that blocks the process is noticed; and
 * where that has been asked for, what was under way and what there was.
 */
export type Announcement<Plan, W extends Words<Plan>> =
  | { readonly kind: 'began' }
  | Asks<Plan>
  | { readonly kind: 'partial'; readonly tally: W['tally'] }
  /** The stack of what the subject threw. */
  | { readonly kind: 'trouble'; readonly stack: string };
