import type { AttributeChange, Attributes } from '../../model/call.js';
import type {
  BatchEventRequest,
  BulkCancelRequest,
  BulkCancelResult,
  EventBatchResult,
  EventRequest,
  EventResult,
  KeyedStartRequest,
  KeyedStartResult,
  Page,
  WorldEvent,
  WorldHook,
  WorldRun,
  WorldStep,
} from '../contract/api.js';
import type { EventCall } from './event-call.js';
import type {
  EventsQuery,
  HooksQuery,
  MatchQuery,
  RelatedQuery,
  RunsQuery,
} from './queries.js';
import type {
  HookRow,
  KeyRow,
  ResumeRow,
  RunRow,
  StepRow,
  TableName,
  WaitRow,
} from './rows.js';
import type { Store } from './store.js';
import type { Time, Transaction } from './transaction.js';
import type { leaveOut, leaveOutOfEvent } from './without-data.js';

/** What every call of one World instance works with. */
export interface Scope {
  readonly store: Store;
  /** The clock of the process, in ms since the epoch. */
  readonly now: () => number;
  readonly rules: ReferenceRules;
  /** What one process remembers; true code remembers nothing. */
  readonly memory: Map<string, unknown>;
}

/** What an event finds: all that its checks and its write may ask for. */
export interface Situation {
  readonly scope: Scope;
  readonly call: EventCall;
  readonly time: Time;
  readonly run?: RunRow | undefined;
  /** The hook of that id, be it live or not. */
  readonly hook?: HookRow | undefined;
  /** Whoever has the token that the call claims. */
  readonly owner?: HookRow | undefined;
  readonly step?: StepRow | undefined;
  readonly wait?: WaitRow | undefined;
  /** What was accepted under the resumeId of the call. */
  readonly resumed?: ResumeRow | undefined;
  /** The hooks of a run that ends. */
  readonly hooks: readonly HookRow[];
}

/** What an event does to the store once nothing speaks against it. */
export type Write = (tx: Transaction, situation: Situation) => EventResult;

/** A log as it comes with the answer to an event. */
export type StartedLog = Pick<EventResult, 'events' | 'cursor' | 'hasMore'>;

/** Every condition that an event must meet, by a name of its own. */
export type CheckName =
  | 'run.known'
  | 'run.unborn'
  | 'start.active'
  | 'start.once'
  | 'end.active'
  | 'claim.active'
  | 'claim.fresh'
  | 'claim.cap'
  | 'claim.free'
  | 'resume.once'
  | 'resume.live'
  | 'dispose.live'
  | 'attributes.reserved'
  | 'attributes.active'
  | 'step.create-active'
  | 'step.unborn'
  | 'step.known'
  | 'step.open'
  | 'step.lazy-unborn'
  | 'step.due'
  | 'step.start-active'
  | 'step.running'
  | 'wait.create-active'
  | 'wait.unborn'
  | 'wait.known'
  | 'wait.open'
  | 'wait.complete-active';

/**
 * When a check looks. Within the transaction that writes, unless named here:
 * `before` is a check in a transaction of its own, whose finding may be stale
 * by the time of the write; `never` leaves it out.
 */
export type Timing = Readonly<Partial<Record<CheckName, 'before' | 'never'>>>;

/**
 * The decisions of the World, each replaceable on its own. A mutant is these
 * with one or two changed; the true World is `REFERENCE_RULES`.
 */
export interface ReferenceRules {
  readonly timing: Timing;
  /** What an instance does by itself when its process has come back. */
  recover(scope: Scope): Promise<void>;
  /** What a caller gave, as it is stored. */
  own(request: EventRequest): EventRequest;
  /** The way of an event into the store. */
  record(scope: Scope, call: EventCall): Promise<EventResult>;
  /** The log that comes with the answer to a start. */
  preload(scope: Scope, runId: string): StartedLog;
  /** What its writer had not seen, by the cursor that it was left with. */
  delta(
    scope: Scope,
    call: EventCall,
    cursor: string,
    result: EventResult
  ): StartedLog;
  /** What was on the positions that an event has passed over. */
  report(
    scope: Scope,
    call: EventCall,
    count: number,
    result: EventResult
  ): StartedLog;
  /** Events of one run that are written together. */
  createBatch(
    scope: Scope,
    runId: string,
    events: readonly BatchEventRequest[]
  ): Promise<EventBatchResult>;
  /** One event of a batch, as it is to be written. */
  batched(runId: string, request: BatchEventRequest): EventCall;
  /** Throws where a batch cannot have these. */
  refuseBatch(calls: readonly EventCall[]): void;
  /** Whether an event of a batch has to pass a check. */
  isAsked(check: CheckName): boolean;
  /** Tables whose reads may be stale when the event is committed. */
  unprotected(call: EventCall): readonly TableName[];
  /** The id of a run whose creator names none, by a number of its own. */
  runId(serial: number): string;
  /** The id of the event at a position of its run's log. */
  eventId(position: number, situation: Situation): string;

  /** What becomes of an event for a run that does not exist. */
  unknownRun(situation: Situation): Write;
  /** Whether a run_started has nothing left to do. */
  isStarted(run: RunRow): boolean;
  /** What a start answers that has created its step. */
  answerLazily(result: EventResult): EventResult;
  /** The step that a lazy start creates. */
  createdLazily(step: StepRow): StepRow;
  /** Whether a step still takes a start or an outcome. */
  isOpen(step: StepRow): boolean;
  /** Under what a wait is kept. */
  waitKey(runId: string, waitId: string): string;
  mergeAttributes(
    attributes: Attributes,
    changes: readonly AttributeChange[]
  ): Attributes;

  /** Whether a token is taken from a claim. */
  isHeld(owner: HookRow, call: EventCall, time: Time): boolean;
  /** What a claim of a taken token answers. */
  conflict(owner: HookRow): Write;
  /** What a hook_conflict says of the owner. */
  conflictData(owner: HookRow, call: EventCall): EventCall['data'];
  /** A hook's part in the end of its run: its token goes, or is retained. */
  letGo(tx: Transaction, situation: Situation, hook: HookRow): void;
  /** What a disposed hook does with its token. */
  freeToken(tx: Transaction, situation: Situation, hook: HookRow): void;
  /** Whether get, getByToken and list show the hook. */
  isReadable(hook: HookRow, time: Time): boolean;
  isResumable(hook: HookRow, run: RunRow, time: Time): boolean;
  /** Whether a resume repeats the one recorded under its resumeId. */
  isSameResume(resumed: ResumeRow, call: EventCall): boolean;

  keyedStart(
    scope: Scope,
    request: KeyedStartRequest
  ): Promise<KeyedStartResult>;
  /** Under what a key is kept. */
  keyOf(workflowName: string, key: string): string;
  /** Whether a key still stands for its run. */
  isKeyTaken(key: KeyRow, run: RunRow, time: Time): boolean;
  /** What a keyed start answers that found its key taken. */
  answerDuplicate(
    tx: Transaction,
    owner: RunRow,
    request: KeyedStartRequest
  ): WorldRun;

  /** What a read without data leaves out. */
  leaveOut: typeof leaveOut;
  leaveOutOfEvent: typeof leaveOutOfEvent;
  getRun(scope: Scope, runId: string): Promise<WorldRun>;
  getRuns(
    scope: Scope,
    runIds: readonly string[]
  ): Promise<readonly (WorldRun | null)[]>;
  awaitRun(scope: Scope, runId: string, timeoutMs: number): Promise<WorldRun>;
  cancelRuns(
    scope: Scope,
    request: BulkCancelRequest
  ): Promise<BulkCancelResult>;
  /** What becomes of one of the runs that are cancelled together. */
  cancelAsked(
    tx: Transaction,
    situation: Situation
  ): BulkCancelResult['results'][number];
  getHook(scope: Scope, hookId: string): Promise<WorldHook>;
  getByToken(scope: Scope, token: string): Promise<WorldHook>;
  getStep(scope: Scope, runId: string, stepId: string): Promise<WorldStep>;
  listSteps(scope: Scope, query: EventsQuery): Promise<Page<WorldStep>>;
  listRuns(scope: Scope, query: RunsQuery): Promise<Page<WorldRun>>;
  listHooks(scope: Scope, query: HooksQuery): Promise<Page<WorldHook>>;
  listEvents(scope: Scope, query: EventsQuery): Promise<Page<WorldEvent>>;
  getEvent(scope: Scope, runId: string, eventId: string): Promise<WorldEvent>;
  listRelated(scope: Scope, query: RelatedQuery): Promise<Page<WorldEvent>>;
  findRuns(scope: Scope, query: MatchQuery): Promise<Page<WorldRun>>;
  matchesStatus(run: RunRow, status: RunsQuery['status']): boolean;
  matchesAttributes(attributes: Attributes, wanted: Attributes): boolean;
}
