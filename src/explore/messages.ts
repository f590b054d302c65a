import type { Tally as Counted } from '../laboratory/tally.js';
import type { ClauseId } from '../model/clauses/registry.js';
import type { Cost, Divergence, DoubtSets } from '../report/record.js';
import type { StrategyName } from '../sim/strategies/portfolio.js';
import type { SubjectSpec } from '../worlds/subject.js';
import type { Likeness } from './likeness.js';
import type { Plan } from './plan/plan.js';
import type { FaultGround } from './small-scope/point-faults.js';

/** What the laboratory of Worlds is asked and answers: see `Words`. */
export interface WorldWords {
  readonly load: Load;
  readonly loaded: Loaded;
  readonly tally: Tally;
  readonly sought: Sought;
  readonly told: Divergence;
}

export interface Load {
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
  /** Whether processes die, stand still and start again in some schedules. */
  readonly faults?: boolean | undefined;
}

export interface Loaded {
  /** The version of `@workflow/world` that it is built on, if it names one. */
  readonly contractVersion?: string | undefined;
  readonly specVersion: number;
  readonly capabilities: readonly string[];
  /** Methods of the contract that it has not. */
  readonly lacks: readonly string[];
  /** Where faults can befall it. */
  readonly ground?: FaultGround | undefined;
  /** The scenarios that run against it, in order. */
  readonly scenarios: readonly string[];
}

/** A clause that a plan is to break. */
export interface Sought {
  readonly clause: ClauseId;
  /** The words of a doubt, where nothing proves the clause broken … */
  readonly doubt?: string | undefined;
  /** … or whether any doubt about the clause is enough. */
  readonly mayBeDoubted?: boolean | undefined;
  /** Schedules that showed it. */
  readonly occurrences: number;
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

/** What one play came to: what the next ones are drawn by. */
export interface PlayOutcome {
  readonly scenario: string;
  readonly strategy?: StrategyName | undefined;
  readonly exercised: readonly ClauseId[];
  readonly broken: readonly ClauseId[];
}

/** Schedules that broke one of some sets of clauses, nobody knows which. */
export interface Doubted extends DoubtSets {
  readonly words: string;
  /** In their order. */
  readonly clauses: readonly ClauseId[];
  schedules: number;
  /** The first of them, and its plan. */
  readonly index: number;
  readonly plan: Plan;
}

/** What a range of schedules came to. */
export interface Tally extends Counted<Plan> {
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
  readonly variants: Record<string, number>;
  /** Schedules in which the World was asked this, by `askedName`. */
  readonly asked: Record<string, number>;
  readonly costs: Cost[];
  /** Of a batch: each of its plays that was judged. */
  readonly plays: PlayOutcome[];
}
