import type { Attributes, Name, RunStatus } from './call.js';

/**
 * What a World showed, in names of the plan. A field that is `null` was looked
 * for and not there; one that is left out was not told of, which says nothing.
 */
export type Shown<Value> = Value | null | undefined;

/**
 * A time that a World shows: ms since the schedule began where its clock is
 * virtual, else which of the values that it has shown so far this one is.
 * Either way it is only ever compared with the same field of the same entity.
 */
export type Instant = number;

/**
 * A time that a caller gave, by what was said of it: so many ms from the call.
 * A text for what nobody gave, and for what is no Date.
 */
export type Given = Shown<number | string>;
/** A time that a caller gave, of type Date; another type is told as `text`. */
export type GivenTime = Instant | 'text';

/**
 * A run as a World shows it. A field that is not there was not looked at; null:
 * the World has none.
 */
export interface RunView {
  readonly run: Name;
  readonly status: RunStatus;
  /** Output of a completion or message of a failure, else undefined. */
  readonly value?: string | undefined;
  readonly input?: Shown<string>;
  /** Absent where the World knows no attributes. */
  readonly attributes?: Attributes | undefined;
  readonly workflow?: Shown<string>;
  readonly deployment?: Shown<string>;
  /** Of its executionContext. */
  readonly context?: Shown<string>;
  /** Undefined where its contract has none. */
  readonly publicKey?: Shown<string>;
  readonly errorCode?: Shown<string>;
  readonly specVersion?: Shown<number>;
  readonly createdAt?: Shown<Instant>;
  readonly startedAt?: Shown<Instant>;
  readonly completedAt?: Shown<Instant>;
  /** What counts as an update no sentence says: that nobody asked is none. */
  readonly updatedAt?: Shown<Instant>;
  /** Of a read without data: whether it came without. */
  readonly leftOut?: boolean | undefined;
}

/**
 * A hook as a World shows it. A field that is not there was not looked at;
 * null: the World has none.
 */
export interface HookView {
  readonly hook: Name;
  readonly run: Name;
  readonly token: Name;
  readonly metadata?: Shown<string>;
  readonly isWebhook?: Shown<boolean>;
  readonly isSystem?: Shown<boolean>;
  readonly specVersion?: Shown<number>;
  readonly createdAt?: Shown<Instant>;
  readonly ownerId?: Shown<string>;
  readonly projectId?: Shown<string>;
  readonly environment?: Shown<string>;
  readonly retainUntil?: Shown<Instant>;
  /** Of a read without data: it need not have its metadata. */
  readonly leftOut?: boolean | undefined;
}

type StepStatus = 'pending' | 'running' | 'completed' | 'failed' | 'cancelled';

export interface StepView {
  readonly step: Name;
  readonly run: Name;
  readonly status: StepStatus;
  readonly name?: Shown<string>;
  readonly input?: Shown<string>;
  /** Result of a completion or message of a failure. */
  readonly value?: Shown<string>;
  readonly attempt?: Shown<number>;
  readonly retryAfter?: Shown<GivenTime>;
  readonly createdAt?: Shown<Instant>;
  readonly startedAt?: Shown<Instant>;
  readonly completedAt?: Shown<Instant>;
  readonly updatedAt?: Shown<Instant>;
  /** Of a read without data: whether it came without. */
  readonly leftOut?: boolean | undefined;
}

export interface WaitView {
  readonly wait: Name;
  readonly run: Name;
  readonly status: 'waiting' | 'completed';
  readonly resumeAt?: Given;
  readonly specVersion?: Shown<number>;
  readonly createdAt?: Shown<Instant>;
  readonly completedAt?: Shown<Instant>;
}

/** One entry of a run's event log, in names of the plan. */
export interface LogEntry {
  /** The World's event id, verbatim; never shown, only compared. */
  readonly id: string;
  /** The event type of the contract: `run_created`, `hook_received`, … */
  readonly type: string;
  /** The run that the event says it belongs to. */
  readonly run?: Shown<Name>;
  /** The hook, step or wait that the event is about. */
  readonly subject?: Shown<Name>;
  /** Input, output, payload or error label. */
  readonly value?: Shown<string>;
  readonly token?: Shown<Name>;
  readonly retainUntil?: Shown<Instant>;
  /** Of a wait. */
  readonly resumeAt?: Given;
  readonly retryAfter?: Shown<GivenTime>;
  readonly resumeId?: Shown<Name>;
  readonly changes?: Shown<readonly (readonly [string, string | null])[]>;
  /** Why a run was cancelled. */
  readonly reason?: Shown<string>;
  /** Who set the attributes, by type. */
  readonly writer?: Shown<string>;
  /** Of a creation: workflow of the run, or name of the step. */
  readonly name?: Shown<string>;
  readonly deployment?: Shown<string>;
  /** Of the executionContext of a creation. */
  readonly context?: Shown<string>;
  readonly publicKey?: Shown<string>;
  readonly errorCode?: Shown<string>;
  /** The attributes that a run was created with. */
  readonly attributes?: Shown<Attributes>;
  readonly metadata?: Shown<string>;
  readonly isWebhook?: Shown<boolean>;
  readonly isSystem?: Shown<boolean>;
  /** The run that a `hook_conflict` names. */
  readonly owner?: Shown<Name>;
  readonly specVersion?: Shown<number>;
  readonly createdAt?: Shown<Instant>;
  /** Of a read without data: whether it came without what may be large. */
  readonly leftOut?: boolean | undefined;
}
