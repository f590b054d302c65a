import type { ClauseId } from '../model/clauses/registry.js';
import type { Header } from '../report/header.js';
import type { BodyLine } from '../report/line.js';
import type { Shard } from '../report/record.js';
import type { Understood } from '../report/understood.js';
import type { SubjectWord } from '../worlds/own-subject.js';
import type { Memory } from './resume/memory.js';

export interface CheckOptions {
  /** Names, paths and Worlds of your own; absent: none. */
  readonly subjects: readonly SubjectWord[];
  /** What every draw depends on, whatever the number of workers; absent: `1`. */
  readonly seed: string;
  /** Of each subject; absent: 3,000, and 2,000 of a World on a server. */
  readonly schedules?: number | undefined;
  /** Time for the whole check, in ms; absent: without end. */
  readonly timeMs?: number | undefined;
  /** When that time began, as `performance.now()` has it; absent: now. */
  readonly sinceMs?: number | undefined;
  /** Names, or families of them; absent: all that its contract allows. */
  readonly scenarios?: string[] | undefined;
  /** A token: its calls instead of scenarios, its clause unless others are. */
  readonly like?: string | undefined;
  /** Which are judged; absent: all. */
  readonly clauses?: ClauseId[] | undefined;
  /** Who draws schedules; absent: a portfolio of all. */
  readonly strategy?: string | undefined;
  /** Simulated processes that a plan may have; absent: as it says. */
  readonly processesMax?: number | undefined;
  /** Modules of a World are loaded anew for each schedule; absent: no. */
  readonly freshModules?: boolean | undefined;
  /**
   * Processes die, stand still and start again in some schedules, where a
   * store outlives them; absent: yes, but with `like`.
   */
  readonly faults?: boolean | undefined;
  /** Processes that explore; absent: one for each core. */
  readonly workers: number;
  /**
   * Whole runs of each subject that all shrinking may cost; absent: as many as it
   * takes. The same seed still gives the same stories.
   */
  readonly shrinkRunsMax?: number | undefined;
  /** Real time that one schedule may take; absent: the default. */
  readonly budgetMs?: number | undefined;
  /** One part of several machines that share the schedules; absent: all. */
  readonly shard?: Shard | undefined;
  /** Stop at the first divergence that fails the check; absent: no. */
  readonly bail: boolean;
  /** Clauses of level S and P fail it as well; absent: no. */
  readonly strict?: boolean | undefined;
  /** Of a module's `createWorld`: the option that takes the directory. */
  readonly dataDirOption?: string | undefined;
  /** Servers of the user's own, by the scheme of their address. */
  readonly urls?: readonly string[] | undefined;
  /** The kind of server that modules stand on; absent: that of the URL. */
  readonly server?: string | undefined;
  /** Of `createWorld`: the option that takes the address of the server. */
  readonly urlOption?: string | undefined;
  /** Ends the check early, which resolves with what there is. */
  readonly signal: AbortSignal;
  /** Told how far it is, some times a second. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** What its records begin with; absent: as it is now. */
  readonly header?: Header | undefined;
  /** Called as soon as a schedule breaks a clause for the first time. */
  readonly onViolation?: ((violation: Violation) => void) | undefined;
  /** Told what was understood of each subject, before it is explored. */
  readonly onUnderstood?: ((understood: Understood) => void) | undefined;
  /** Told the stack of what a subject throws, once for each message. */
  readonly onTrouble?: ((subject: string, stack: string) => void) | undefined;
  /** What was done before and is not done again, and who keeps what is. */
  readonly memory?: Memory | undefined;
  /** Called as things are found, so that a crash loses none of them. */
  readonly onRecord?: ((record: BodyLine) => void) | undefined;
}

/** A clause that was just seen broken, before anything is shrunk. */
export interface Violation {
  readonly subject: string;
  readonly clause: ClauseId;
  readonly scenario: string;
  /** How many had been run by then, as far as they were told of. */
  readonly schedules: number;
}

/** How far a check is, each time that something has changed. */
export interface Progress {
  readonly subject: string;
  readonly phase: 'install' | 'load' | 'explore' | 'shrink';
  readonly done: number;
  /** What is counted; schedules where it does not say. */
  readonly unit?:
    | 'schedules'
    | 'mutants'
    | 'divergences'
    | 'questions'
    | undefined;
  readonly total?: number | undefined;
  readonly schedulesPerSecond: number;
  readonly divergences: number;
  readonly secondsLeft?: number | undefined;
  readonly message?: string | undefined;
}
