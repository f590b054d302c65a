import type { Attributes, RunStatus } from '../../model/call.js';
import type { WorldEvent } from '../contract/api.js';

export interface RunRow {
  readonly runId: string;
  readonly status: RunStatus;
  readonly workflowName: string;
  readonly deploymentId: string;
  readonly executionContext?: unknown;
  readonly encryptionPublicKey?: unknown;
  readonly specVersion: number;
  readonly input: unknown;
  readonly output?: unknown;
  readonly error?: unknown;
  readonly errorCode?: unknown;
  readonly attributes: Attributes;
  /** Ids of the hooks that it created and has not disposed of. */
  readonly hooks: readonly string[];
  /** How many events its log has: the last event's position. */
  readonly length: number;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly startedAtMs?: number | undefined;
  readonly endedAtMs?: number | undefined;
}

export interface EventRow extends WorldEvent {
  readonly createdAt: Date;
  readonly specVersion: number;
}

/** `ended`: its run is over, so only retention keeps the token back. */
type HookPhase = 'live' | 'ended' | 'disposed';

export interface HookRow {
  readonly hookId: string;
  readonly runId: string;
  readonly token: string;
  readonly phase: HookPhase;
  readonly metadata?: unknown;
  readonly isWebhook?: boolean | undefined;
  readonly isSystem?: boolean | undefined;
  readonly createdAtMs: number;
  /** Minimum retention, by the clock of the World that keeps it. */
  readonly retainUntilMs?: number | undefined;
}

export interface StepRow {
  readonly runId: string;
  readonly stepId: string;
  readonly status: 'pending' | 'running' | 'completed' | 'failed';
  readonly attempt: number;
  readonly retryAfterMs?: number | undefined;
  readonly stepName: string;
  readonly input?: unknown;
  readonly createdAtMs: number;
  readonly startedAtMs?: number | undefined;
  readonly endedAtMs?: number | undefined;
  readonly output?: unknown;
  readonly error?: unknown;
}

export interface WaitRow {
  readonly runId: string;
  readonly waitId: string;
  readonly status: 'waiting' | 'completed';
  readonly specVersion: number;
  readonly resumeAtMs: number;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly completedAtMs?: number | undefined;
}

/** What was accepted under one resumeId. */
export interface ResumeRow {
  readonly hookId: string;
  readonly digest: string;
  readonly event: EventRow;
}

export interface KeyRow {
  readonly runId: string;
  /** How long the key outlives the end of its run. */
  readonly retentionMs: number;
}

/** A run that waits in the queue to be started. */
interface MessageRow {
  readonly runId: string;
}

/** What became of a candidate of `start`: it is the run, or another is. */
export interface DecisionRow {
  readonly runId: string;
  /** The run that had the token; absent where the candidate got it. */
  readonly owner?: string | undefined;
}

/** A row of a mutant's own, a lock file or an index. */
interface ScratchRow {
  readonly runId: string;
  readonly attributes?: Attributes;
  readonly subject?: string;
}

/** Everything that the World keeps, by table. */
export interface Tables {
  /** By run id. */
  readonly runs: RunRow;
  /** By run id and position. */
  readonly events: EventRow;
  /** By hook id; a row stays as a tombstone, so that no id comes back. */
  readonly hooks: HookRow;
  /** By token: the hook that holds or retains it. */
  readonly tokens: HookRow;
  /** By run id and step id. */
  readonly steps: StepRow;
  /** By run id and wait id. */
  readonly waits: WaitRow;
  /** By run id and resumeId. */
  readonly resumes: ResumeRow;
  /** By workflow name and key of keyed start. */
  readonly keys: KeyRow;
  /** By run id. */
  readonly messages: MessageRow;
  /** By the run id of the candidate. */
  readonly decisions: DecisionRow;
  readonly scratch: ScratchRow;
}

export type TableName = keyof Tables;
