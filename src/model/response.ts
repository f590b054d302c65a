import type { Attributes, Name, RunStatus } from './call.js';

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
 * - `unexpected`: any other error that was thrown, `TypeError` or `ENOENT` say;
 *   the call may or may not have taken effect
 * - `senseless`: what was thrown is no error at all, `undefined` say; there is
 *   nothing to judge it by
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
  | 'unexpected'
  | 'senseless';

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
  /** `error.name: message` as the World gave it, for the story. */
  readonly message: string;
}

/** One entry of a run's event log, in names of the plan. */
export interface LogEntry {
  /** The World's event id, verbatim; never shown, only compared. */
  readonly id: string;
  /** The event type of the contract: `run_created`, `hook_received`, … */
  readonly type: string;
  /** The hook or step that the event is about. */
  readonly subject?: Name | undefined;
  /** Input, output, payload or error label. */
  readonly value?: string | undefined;
  readonly token?: Name | undefined;
  readonly resumeId?: Name | undefined;
  readonly changes?: readonly (readonly [string, string | null])[] | undefined;
}

export interface RunView {
  readonly run: Name;
  readonly status: RunStatus;
  /** Output of a completion or message of a failure, else undefined. */
  readonly value?: string | undefined;
  readonly input?: string | undefined;
  /** Absent where the World knows no attributes. */
  readonly attributes?: Attributes | undefined;
}

export interface HookView {
  readonly hook: Name;
  readonly run: Name;
  readonly token: Name;
}

/**
 * What an accepted call answered. Only the fields of its kind are set: the
 * model reads a field where its rule needs it, so one flat record is simpler
 * than sixteen shapes.
 */
export interface Accepted {
  readonly ok: true;
  /** The event that the call appended or was given, where it says so. */
  readonly event?: LogEntry | undefined;
  /** A claim that met a taken token. `owner` as the World names it. */
  readonly conflict?: { readonly owner?: Name | undefined } | undefined;
  readonly run?: RunView | undefined;
  readonly hook?: HookView | undefined;
  /** Every run of every page, in the order given, duplicates kept. */
  readonly runs?: readonly RunView[] | undefined;
  readonly hooks?: readonly HookView[] | undefined;
  readonly events?: readonly LogEntry[] | undefined;
  /** Keyed start: whether this call created the run that it answers. */
  readonly created?: boolean | undefined;
}

export type Response = Accepted | Refused;
