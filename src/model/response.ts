import type { CallKind, Name } from './call.js';
import type {
  HookView,
  LogEntry,
  RunView,
  StepView,
  WaitView,
} from './view.js';

export type {
  HookView,
  LogEntry,
  RunView,
  StepView,
  WaitView,
} from './view.js';

/**
 * Why a World said no, in the contract's terms.
 *
 * - `exists`: EntityConflictError, or a 409 of an older World
 * - `run-not-found`: WorkflowRunNotFoundError
 * - `hook-not-found`: HookNotFoundError
 * - `not-found`: a bare 404, which does not say what was not found
 * - `expired`: RunExpiredError, or a 410
 * - `invalid`: a non-retryable rejection of the request itself
 * - `too-early`: a 425
 * - `unsupported`: the World says that it lacks the feature
 * - `rejected`: an error of the contract's that names no reason,
 *   WorkflowWorldError say
 * - `unexpected`: any other error that was thrown, `TypeError` or `ENOENT` say
 * - `senseless`: what was thrown is no error at all, `undefined` say
 * - `lost`: nothing was said of the call, since the connection broke, the
 *   server is gone, or it asks to come again later
 *
 * After the last four the call may or may not have taken effect.
 */
export type Refusal =
  | 'exists'
  | 'run-not-found'
  | 'hook-not-found'
  | 'not-found'
  | 'expired'
  | 'invalid'
  | 'too-early'
  | 'unsupported'
  | 'rejected'
  | 'unexpected'
  | 'senseless'
  | 'lost';

/** What became of one of many runs that were to be cancelled together. */
export interface CancelResult {
  readonly run: Name;
  /** `cancelled`, `already_cancelled`, `not_cancellable`, `not_found` … */
  readonly outcome: string;
  /** Of a run that has ended otherwise. */
  readonly status?: string | undefined;
}

/** How many of them came to what. */
export interface CancelSummary {
  readonly requested?: number | undefined;
  readonly cancelled?: number | undefined;
  readonly alreadyCancelled?: number | undefined;
  readonly notCancellable?: number | undefined;
  readonly notFound?: number | undefined;
  readonly failed?: number | undefined;
}

/** What became of one event of a batch. */
export interface BatchOutcome {
  readonly status: number;
  /** As if it had been asked for alone. */
  readonly answer: Response;
}

/** A call that was refused: by which error, and what the World said. */
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
  /** `error.name: message` as the World gave it, for the story. */
  readonly message: string;
  /** The error that this one wraps, told alike: what a driver was told. */
  readonly because?: string | undefined;
  /** Told by a status alone, where the contract has a name for it. */
  readonly unnamed?: true | undefined;
  /** The error says itself that to ask again may help. */
  readonly retryable?: true | undefined;
  /** Of one of many that were to be cancelled together. */
  readonly outcome?: CancelResult | undefined;
}

/** What an accepted write answers: its event, and what the event changed. */
export type Brought = 'event' | 'run' | 'hook' | 'step' | 'wait';

/** An event with the entity that it changed, as an accepted write answers. */
interface Written {
  /** The event that the call appended or was given, where it says so. */
  readonly event?: LogEntry | undefined;
  /** What should have come with it and did not; absent: all came. */
  readonly lacks?: readonly Brought[] | undefined;
  /** The log so far, or what its writer had not seen of it. */
  readonly preload?: Preload | undefined;
}
interface WrittenRun extends Written {
  readonly run?: RunView | undefined;
}
interface WrittenHook extends Written {
  readonly hook?: HookView | undefined;
}
interface WrittenStep extends Written {
  readonly step?: StepView | undefined;
}

interface StartedStep extends WrittenStep {
  /** Whether it was this call that created the step. */
  readonly stepCreated?: boolean | undefined;
}

interface WrittenWait extends Written {
  readonly wait?: WaitView | undefined;
}

/** Events that come with the answer to a write, as a page of its log. */
export interface Preload {
  readonly events: readonly LogEntry[];
  readonly hasMore: boolean;
  /** From which to go on; null or absent where the World gave none. */
  readonly cursor?: string | null | undefined;
}

/** What became of objects that callers have, each by where it shows. */
export interface Overwritten {
  /** Entities that say something else than when they were answered. */
  readonly moved: readonly string[];
  /** What entities show of answered entities, or of attributes given. */
  readonly entities: readonly string[];
  /** What the store shows of anything else within answers and requests. */
  readonly others: readonly string[];
}

/** Every run of every page, in the order given, duplicates kept. */
interface RunList {
  readonly runs: readonly RunView[];
}

/** The events of one correlation id, in the order of the log. */
interface Related {
  readonly related: readonly LogEntry[];
}

/** What an accepted call answers, by the kind of the call. */
interface Answers {
  readonly createRun: WrittenRun;
  readonly startRun: WrittenRun;
  readonly endRun: WrittenRun & {
    /** Of one of many that were cancelled together. */
    readonly outcome?: CancelResult | undefined;
  };
  readonly cancelRuns: {
    readonly results: readonly CancelResult[];
    readonly summary: CancelSummary;
  };
  readonly createBatch: { readonly outcomes: readonly BatchOutcome[] };
  readonly setAttributes: WrittenRun;
  readonly createHook: WrittenHook & {
    /** A claim that met a taken token. `owner` as the World names it. */
    readonly conflict?: { readonly owner?: Name | undefined } | undefined;
  };
  readonly resume: WrittenHook;
  readonly disposeHook: WrittenHook;
  readonly createStep: WrittenStep;
  readonly startStep: StartedStep;
  readonly lazyStartStep: StartedStep;
  readonly retryStep: WrittenStep;
  readonly completeStep: WrittenStep;
  readonly failStep: WrittenStep;
  readonly createWait: WrittenWait;
  readonly completeWait: WrittenWait;
  readonly getRun: { readonly run: RunView };
  /** In the order of the call; null where there is no such run. */
  readonly getRuns: { readonly snapshots: readonly (RunView | null)[] };
  readonly awaitRun: { readonly run: RunView };
  readonly getHook: { readonly hook: HookView };
  readonly getByToken: { readonly hook: HookView };
  readonly getStep: { readonly step: StepView };
  readonly listRuns: RunList;
  readonly findRuns: RunList;
  readonly listHooks: { readonly hooks: readonly HookView[] };
  readonly listSteps: { readonly steps: readonly StepView[] };
  readonly listEvents: { readonly events: readonly LogEntry[] };
  readonly followEvents: {
    /** What came since, or all where it begins. */
    readonly events: readonly LogEntry[];
    /** From which to go on; null where the World gave none. */
    readonly cursor: string | null;
  };
  readonly getEvent: { readonly found: LogEntry };
  readonly listStepEvents: Related;
  readonly listHookEvents: Related;
  readonly listWaitEvents: Related;
  readonly overwrite: { readonly overwritten: Overwritten };
  readonly keyedStart: {
    readonly run: RunView;
    /** Whether this call created the run that it answers. */
    readonly created: boolean;
  };
}

type Field = { [Kind in CallKind]: keyof Answers[Kind] }[CallKind];

type TypeOf<Key extends Field> = {
  [Kind in CallKind]: Key extends keyof Answers[Kind]
    ? Answers[Kind][Key]
    : never;
}[CallKind];

/** An accepted answer whose call is not at hand: of any kind. */
export type Accepted = {
  readonly ok: true;
  /** How long a page was that was longer than it was asked to be. */
  readonly overlong?: number | undefined;
  /** Times that came as no Date, by their names. */
  readonly undated?: readonly string[] | undefined;
} & {
  readonly [Key in Field]?: TypeOf<Key> | undefined;
};

/** What a call came to. An operation without one was never answered. */
export type Response = Accepted | Refused;
