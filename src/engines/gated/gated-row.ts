import type { Trace } from '../../sim/trace.js';
import type { Claim } from '../profile.js';
import type { Finding, Row } from '../rows/row.js';
import type { Stage } from './stage.js';

export interface CastMember {
  readonly name: string;
  /** The simulated process that it lives in. */
  readonly process: number;
}

/** A schedule that came to its end. */
export interface Seen {
  readonly stage: Stage;
  /** Those who took part. */
  readonly cast: readonly CastMember[];
  readonly trace: Trace;
}

/** What is asked of an engine by schedules. */
export interface GatedQuestion {
  readonly id: string;
  readonly phase: Row['phase'];
  readonly question: string;
  readonly surface: string;
  readonly lead?: readonly string[] | undefined;
  /** Why it comes to that, where a schedule cannot show it. */
  readonly remark?: string | undefined;
  /** The words that the engine's own promise allows, and its source. */
  readonly claimed?: Pick<Claim, 'words' | 'source' | 'quote'> | undefined;
  /** The word whose story is told where several are off the claim. */
  readonly worst?: string | undefined;
  readonly cast: readonly CastMember[];
  /** Preemptions up to which every schedule is run, where that is feasible. */
  readonly exhaust?: number | undefined;
}

/** An engine on PostgreSQL whose rows are played under wire gates. */
export interface GatedDefinition {
  /** The variable that names a PostgreSQL of the user's own. */
  readonly address: string;
  readonly rows: readonly GatedQuestion[];
}

/** The name of a question among those of its engine. */
export function scenarioOf({
  id,
  surface,
}: Pick<GatedQuestion, 'id' | 'surface'>): string {
  return `${id} ${surface}`;
}

/**
 * The question, and how it is put: the same actors, in every order of their
 * round trips that the strategies draw.
 */
export interface GatedRow<E> extends GatedQuestion {
  /** Given the executor of the actor's own process. */
  play(member: CastMember, executor: E, stage: Stage): Promise<void>;
  /** What happens after the schedule, with nothing beside it. */
  finish?(executors: readonly E[], stage: Stage): Promise<void>;
  find(seen: Seen): Finding;
}
