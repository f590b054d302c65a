import type { ClauseId } from '../model/clauses/registry.js';
import type { BodyLine } from '../report/line.js';
import type { Shard } from '../report/record.js';
import type { Understood } from '../report/understood.js';
import type { StrategyName } from '../sim/strategies/portfolio.js';
import type { SubjectSpec } from '../worlds/subject.js';
import type { Violation } from './check-options.js';
import type { Search } from './jobs.js';
import type { Likeness } from './likeness.js';
import type { Memory } from './resume/memory.js';
import type { TimeShare } from './time-share.js';

/** What a check of one subject is asked for, and whom it tells. */
export interface SubjectCheck {
  readonly spec: SubjectSpec;
  readonly seed: string;
  readonly schedules: number;
  readonly scenarios: readonly string[];
  /** Ids of pairs of the small scope, in their order. */
  readonly pairs: readonly string[];
  /** Instead of scenarios: the calls of a token. */
  readonly like?: Likeness | undefined;
  readonly clauses?: readonly ClauseId[] | undefined;
  readonly search: Search;
  readonly strategy?: StrategyName | undefined;
  readonly processesMax?: number | undefined;
  readonly freshModules?: boolean | undefined;
  /** Whether processes die, stand still and start again in some schedules. */
  readonly faults?: boolean | undefined;
  readonly workers: number;
  readonly shard?: Shard | undefined;
  readonly bail: boolean;
  /** Whole runs that all shrinking may cost; absent: as many as it takes. */
  readonly shrinkRunsMax?: number | undefined;
  /** Clauses of level S and P fail the check as well. */
  readonly strict?: boolean | undefined;
  /** Real time that one schedule may take, in ms. */
  readonly budgetMs?: number | undefined;
  /** Told what is waited for where loading takes long. */
  readonly onSlow: (message: string) => void;
  /** Called once it has been loaded. */
  onUnderstood(understood: Understood): void;
  readonly onTrouble: (stack: string) => void;
  readonly memory?: Memory | undefined;
  readonly time: TimeShare;
  /** The user waits: what was found is told as it is. */
  readonly isHurried: () => boolean;
  /** Aborted where somebody does not wait any longer. */
  readonly calledOff?: AbortSignal | undefined;
  onProgress(
    phase: 'explore' | 'shrink',
    done: number,
    total: number,
    divergences: number
  ): void;
  /** Called at the first violation of each clause. */
  onViolation(violation: Omit<Violation, 'subject'>): void;
  onRecord(record: BodyLine): void;
}
