import type { Asking, LogCall, Paging, Resolving } from './log-calls.js';
import type { Name } from './name.js';

/**
 * The alphabet of a history: what an actor asks a World, in names of the plan.
 * Names (`r1`, `h1`, `t1`) are symbolic; the driver of a subject maps them to
 * the ids that the World wants, and maps its answers back.
 */

export type { Resolving } from './log-calls.js';
export type { Name } from './name.js';

export type TerminalStatus = 'completed' | 'failed' | 'cancelled';
export type RunStatus = 'pending' | 'running' | TerminalStatus;

/** `null` removes the attribute, a string upserts it. */
export type AttributeChange = readonly [key: string, value: string | null];

export type Attributes = Readonly<Record<string, string>>;

export interface CreateRun {
  readonly kind: 'createRun';
  readonly run: Name;
  readonly workflow: string;
  readonly input: string;
  /** What it starts with; absent: nothing. */
  readonly attributes?: Attributes | undefined;
  /** The caller may set keys with a leading $. */
  readonly allowsReserved?: true | undefined;
  /** The caller gives no id: the World makes it. */
  readonly unnamed?: true | undefined;
}
/** What a run is created with. */
export type Birth = Omit<CreateRun, 'kind' | 'run' | 'unnamed'>;

export interface StartRun {
  readonly kind: 'startRun';
  readonly run: Name;
  /** Brought along, should the creation of the run have been lost. */
  readonly data?: Birth | undefined;
}
export interface EndRun {
  readonly kind: 'endRun';
  readonly run: Name;
  readonly status: TerminalStatus;
  /** Output of a completion, message of a failure; unique in the plan. */
  readonly value: string;
  /** Why a run is cancelled. */
  readonly reason?: string | undefined;
}
/** Cancels several runs in one call (`runs.cancelMany`). */
export interface CancelRuns {
  readonly kind: 'cancelRuns';
  /** A name that is there twice may be refused. */
  readonly runs: readonly Name[];
  readonly reason?: string | undefined;
}
export interface CreateHook extends Asking {
  readonly kind: 'createHook';
  readonly run: Name;
  readonly hook: Name;
  readonly token: Name;
  /** Minimum retention after the end of the run, from the call, in ms. */
  readonly retainMs?: number | undefined;
  readonly metadata?: string | undefined;
  readonly isWebhook?: boolean | undefined;
  readonly isSystem?: boolean | undefined;
}
export interface Resume extends Asking {
  readonly kind: 'resume';
  readonly run: Name;
  readonly hook: Name;
  /** Unique in the plan, so that the log entry names its sender. */
  readonly payload: string;
  readonly resumeId?: Name | undefined;
  /** The token by which the hook was found. */
  readonly foundBy?: Name | undefined;
  /** The log is to come with the answer, as with that of a start. */
  readonly preloads?: true | undefined;
}
export interface DisposeHook extends Asking {
  readonly kind: 'disposeHook';
  readonly run: Name;
  readonly hook: Name;
}
export interface SetAttributes extends Asking {
  readonly kind: 'setAttributes';
  readonly run: Name;
  /** The step that sets them in its first attempt; absent: the workflow. */
  readonly by?: Name | undefined;
  readonly changes: readonly AttributeChange[];
  /** The caller may set keys with a leading $. */
  readonly allowsReserved?: true | undefined;
}
export interface StepCall extends Asking {
  readonly kind: 'createStep' | 'startStep' | 'completeStep' | 'failStep';
  readonly run: Name;
  readonly step: Name;
  /** Input, result or message of a failure; absent: by the names alone. */
  readonly value?: string | undefined;
}
export interface CreateWait extends Asking {
  readonly kind: 'createWait';
  readonly run: Name;
  readonly wait: Name;
  /** When it is due, from the call, in ms. */
  readonly inMs: number;
}
export interface CompleteWait extends Asking {
  readonly kind: 'completeWait';
  readonly run: Name;
  readonly wait: Name;
}
/** A start that brings the step's input, and creates the step. */
export interface LazyStartStep extends Asking {
  readonly kind: 'lazyStartStep';
  readonly run: Name;
  readonly step: Name;
  /** Its input; absent: as `createStep` has it. */
  readonly value?: string | undefined;
}
/** An attempt has failed, and another one is to follow. */
export interface RetryStep extends Asking {
  readonly kind: 'retryStep';
  readonly run: Name;
  readonly step: Name;
  /** What it failed with. */
  readonly value?: string | undefined;
  /** How long the next attempt must wait, from the call, in ms. */
  readonly afterMs?: number | undefined;
}
/** Every event of a step. */
export type StepEvent = StepCall | LazyStartStep | RetryStep;

/** What may be written with others in one call. */
export type EventItem =
  | CreateRun
  | StartRun
  | EndRun
  | CreateHook
  | Resume
  | DisposeHook
  | SetAttributes
  | StepEvent
  | CreateWait
  | CompleteWait;

/** Several events of one run in one write (`events.createBatch`). */
export interface CreateBatch {
  readonly kind: 'createBatch';
  readonly run: Name;
  /** Each of the same run. */
  readonly events: readonly EventItem[];
  /** How long before the call they occurred, as its caller says, in ms. */
  readonly agoMs?: number | undefined;
}

export interface GetStep extends Resolving {
  readonly kind: 'getStep';
  readonly run: Name;
  readonly step: Name;
}
export interface GetRun extends Resolving {
  readonly kind: 'getRun';
  readonly run: Name;
}
/** Reads several runs in one call (`runs.getMany`). */
export interface GetRuns extends Resolving {
  readonly kind: 'getRuns';
  readonly runs: readonly Name[];
}
/** Waits for the end of a run (`runs.waitForTerminalStatus`). */
export interface AwaitRun extends Resolving {
  readonly kind: 'awaitRun';
  readonly run: Name;
  /** Absent: as long as the World sees fit. */
  readonly timeoutMs?: number | undefined;
}
export interface GetHook extends Resolving {
  readonly kind: 'getHook';
  readonly hook: Name;
}
export interface GetByToken extends Resolving {
  readonly kind: 'getByToken';
  readonly token: Name;
}
export interface ListRuns extends Paging, Resolving {
  readonly kind: 'listRuns';
  /** One status, any of several, none (empty), or all (absent). */
  readonly status?: RunStatus | readonly RunStatus[] | undefined;
  /** Only runs of this workflow. */
  readonly workflow?: string | undefined;
}
export interface ListHooks extends Paging, Resolving {
  readonly kind: 'listHooks';
  readonly run: Name;
  /** Those of the run are looked for among the hooks of every run. */
  readonly everyRun?: true | undefined;
}
export interface ListSteps extends Paging, Resolving {
  readonly kind: 'listSteps';
  readonly run: Name;
}
export interface ListEvents extends Paging, Resolving {
  readonly kind: 'listEvents';
  readonly run: Name;
}
/**
 * Writes over every object that callers were answered and gave so far, and
 * looks what the store shows of the run; then all is as it was before.
 */
export interface OverwriteRun {
  readonly kind: 'overwrite';
  readonly run: Name;
}
/** P0 of issue #2376: `{ run, created }` with a retention window. */
export interface KeyedStart {
  readonly kind: 'keyedStart';
  readonly key: Name;
  readonly workflow: string;
  /** The run that this call creates if it is the one to create. */
  readonly run: Name;
  readonly input: string;
  /** How long the key outlives the end of its run, in ms. */
  readonly windowMs: number;
}
/** P1 of issue #2376: runs whose latest attributes match every pair. */
export interface FindRuns {
  readonly kind: 'findRuns';
  readonly attributes: Attributes;
}

/** Every call of the contract that a plan can make, by its kind. */
export type Call =
  | CreateRun
  | StartRun
  | EndRun
  | CancelRuns
  | CreateHook
  | Resume
  | DisposeHook
  | SetAttributes
  | StepCall
  | CreateWait
  | CompleteWait
  | LazyStartStep
  | RetryStep
  | CreateBatch
  | GetRun
  | GetRuns
  | AwaitRun
  | GetStep
  | GetHook
  | GetByToken
  | ListRuns
  | ListHooks
  | ListSteps
  | ListEvents
  | LogCall
  | OverwriteRun
  | KeyedStart
  | FindRuns;

/** Which method of a World is called, and for what. */
export type CallKind = Call['kind'];

/** Who sets attributes, as the log tells it. */
export function writerOf({ by }: Pick<SetAttributes, 'by'>): string {
  return by === undefined ? 'workflow' : stepWriter(by, FIRST_ATTEMPT);
}

export function stepWriter(step: Name | undefined, attempt: unknown): string {
  return `step ${step}, attempt ${attempt}`;
}

export const FIRST_ATTEMPT = 1;

/**
 * What no plan says is told by what it does say, and is another for each run,
 * step and failure: a World that mixes up those of two must not pass.
 */
export function deploymentOf({ input }: Pick<Birth, 'input'>): string {
  return `deployment-${input}`;
}

/** What a run is created in, as far as the kit says it. */
export function contextOf({ input }: Pick<Birth, 'input'>): string {
  return `context-${input}`;
}

/** By which others seal what they write to the run. */
export function publicKeyOf({ input }: Pick<Birth, 'input'>): string {
  return `public-key-${input}`;
}

/** Why a run fails, by the category that runs are filtered by. */
export function errorCodeOf(value: string | undefined): string {
  return `ERROR-${value}`;
}

/** Where it failed, as far as errors are told so. */
export function stackOf(value: string): string {
  return `Error: ${value}\n    at what-failed-with-${value}`;
}

export function stepNameOf(run: Name, step: Name): string {
  return `step-${step}-of-${run}`;
}

/**
 * What a step is created, completed or failed with if its call says nothing.
 */
const STEP_VALUES = {
  createStep: 'input',
  lazyStartStep: 'input',
  retryStep: 'retried',
  completeStep: 'result',
  failStep: 'failed',
} as const;

export function stepValueOf(call: StepEvent): string | undefined {
  const { kind, value, run, step } = call;
  if (value !== undefined || kind === 'startStep') return value;
  return `${STEP_VALUES[kind]}-of-${step}-of-${run}`;
}

/** The same change delivered twice is known by the same name. */
export function writeNameOf({ changes }: SetAttributes): Name {
  return `set-${changes.map(([key, value]) => `${key}=${value}`).join('-')}`;
}
