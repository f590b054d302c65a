import type { ClauseId } from '../../model/clauses/registry.js';
import type { Cost, Divergence } from '../../report/record.js';
import type { StrategyName } from '../../sim/strategies/portfolio.js';
import type { TraceDifference } from '../../sim/trace.js';
import type { SubjectSpec } from '../../worlds/subject.js';
import type { Job } from '../jobs.js';
import type { Likeness } from '../likeness.js';
import type { Plan } from '../plan/plan.js';

/** Work that may be broken off. */
export interface Timed {
  /** By the clock of the machine; absent: it is done to its end. */
  readonly untilMs?: number | undefined;
}

/** What a host process is asked, one thing at a time. */
export type Request =
  | {
      readonly kind: 'load';
      readonly spec: SubjectSpec;
      readonly seed: string;
      /** Ids; those that the subject lacks a capability for are skipped. */
      readonly scenarios: readonly string[];
      /** Instead of scenarios: the calls of a token. */
      readonly like?: Likeness | undefined;
      /** Simulated processes that a plan may have. */
      readonly processesMax?: number | undefined;
      /** Whether modules are loaded anew for each schedule. */
      readonly freshModules?: boolean | undefined;
    }
  | (Job &
      Timed & {
        /** Calls are said before they are made, tallies as they grow. */
        readonly isTold?: boolean | undefined;
      })
  | ({
      readonly kind: 'shrink';
      readonly plan: Plan;
      readonly clause: ClauseId;
      /** The words of the doubt that it stands for, if it is no violation. */
      readonly doubt?: string | undefined;
      readonly occurrences: number;
      /** Whole runs that it may cost; 0 takes the plan as it is. */
      readonly attemptsMax?: number | undefined;
    } & Timed)
  | {
      readonly kind: 'replay';
      readonly plan: Plan;
      /** Absent: whether the harness fails is what is asked. */
      readonly clause?: string | undefined;
      readonly trace: readonly string[];
    };

export interface LoadedAnswer {
  readonly kind: 'loaded';
  /** The version of `@workflow/world` that it is built on, if it names one. */
  readonly contractVersion?: string | undefined;
  readonly specVersion: number;
  readonly capabilities: readonly string[];
  /** The scenarios that run against it, in order. */
  readonly scenarios: readonly string[];
}

/** A schedule that broke something, with the plan that repeats it. */
export interface Broken {
  readonly index: number;
  /** Of which it is a first. */
  readonly clauses: readonly ClauseId[];
  /** How many it broke in all. */
  readonly breaks: number;
  /** What tells it from others of its scenario, as far as is cheap to say. */
  readonly mark: string;
  readonly plan: Plan;
}

export interface Failure {
  readonly index: number;
  readonly message: string;
  readonly plan?: Plan | undefined;
}

/** What one play came to: what the next ones are drawn by. */
export interface PlayOutcome {
  readonly scenario: string;
  readonly strategy?: StrategyName | undefined;
  readonly exercised: readonly ClauseId[];
  readonly broken: readonly ClauseId[];
}

/** Schedules that broke one of some sets of clauses, nobody knows which. */
export interface Doubted {
  readonly words: string;
  /** In their order. */
  readonly clauses: readonly ClauseId[];
  schedules: number;
  /** The first of them, and its plan. */
  readonly index: number;
  readonly plan: Plan;
}

/** What a range of schedules came to. */
export interface Tally {
  readonly kind: 'tally';
  schedules: number;
  steps: number;
  checkedTwice: number;
  differed: number;
  /** Schedules that the judge left undecided. */
  unknown: number;
  readonly exercised: Partial<Record<ClauseId, number>>;
  readonly violations: Partial<Record<ClauseId, number>>;
  /**
   * Schedules whose logs did not tell the order that the clause asks about:
   * they are not among those that exercised it.
   */
  readonly undecided: Partial<Record<ClauseId, number>>;
  /** The same by clause and reason. */
  readonly undecidedBy: Record<string, number>;
  /** Schedules that broke a clause, by clause and scenario. */
  readonly groups: Record<string, number>;
  /** The first of each clause and scenario. */
  readonly broken: Broken[];
  readonly doubts: Doubted[];
  readonly failures: Failure[];
  readonly variants: Record<string, number>;
  /** Schedules in which the World was asked this, by `askedName`. */
  readonly asked: Record<string, number>;
  readonly costs: Cost[];
  /** Of a batch: each of its plays that was judged. */
  readonly plays: PlayOutcome[];
  /** Exhaustive search: whether it came to its end. */
  complete?: boolean;
  /** The same, as far as an actor's own effects keep their order. */
  completeInOrder?: boolean;
}

export interface ShrunkAnswer {
  readonly kind: 'shrunk';
  /** Undefined where the divergence did not show again. */
  readonly divergence: Divergence | undefined;
}

export interface ReplayedAnswer {
  readonly kind: 'replayed';
  readonly diverges: boolean;
  readonly broken: readonly string[];
  readonly story: readonly string[];
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

export type Answer = (
  | LoadedAnswer
  | Tally
  | ShrunkAnswer
  | ReplayedAnswer
  | FailedAnswer
) & {
  /** It has loaded its modules so often that another had better go on. */
  readonly isWorn?: boolean;
};

/** A call, said before it is made. */
export interface Asked {
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
export type Announcement =
  | { readonly kind: 'began' }
  | Asked
  | { readonly kind: 'partial'; readonly tally: Tally };
