import type { Name, TerminalStatus } from './call.js';

/**
 * What a request does that meets the owner of its key: strategies of the docs
 * page "Idempotency" and the two patterns of issue #2376.
 */
export const POLICIES = [
  /** Refuses the duplicate, and names the owner. */
  'reject',
  /** Waits for the owner to end and answers with its result. */
  'adopt',
  /** Looks at the owner's status, then decides. */
  'inspect',
  /** Forwards its payload to the owner. */
  'signal',
  /** Cancels the owner and claims the key for itself. */
  'supersede',
  /** A route: resumes whoever owns the key, else starts a run and retries. */
  'route',
  /** One run a key that lives on and is sent every payload. */
  'entity',
  /** The run id stands under the key in a table of the application. */
  'app-record',
  /** A claim is the mutex, an attribute of completed runs the memory. */
  'bridge',
  /** Queries by attribute, then starts: memory without a mutex. */
  'query',
] as const;

/** What to do with a request whose key is taken by one in flight. */
export type Policy = (typeof POLICIES)[number];

/** A request with a key: a program that an actor plays out of plain calls. */
export interface PolicyRequest {
  readonly kind: 'request';
  readonly policy: Policy;
  /**
   * How it is admitted: `claim` starts a run whose body claims the key as the
   * token of a hook, which is all that published Worlds offer; `keyed` is
   * proposal P0 of issue #2376.
   */
  readonly over: 'claim' | 'keyed';
  readonly key: Name;
  /** The run that it starts, if it starts one. */
  readonly run: Name;
  /** The input of that run, and the payload that is forwarded. */
  readonly input: string;
}

/**
 * - `started`: its own run did the work
 * - `attached`: an active run has the key and goes on with it
 * - `replayed`: the result of a run that has ended
 * - `superseded`: its own run did the work after it had cancelled the owner
 * - `rejected`: told why nothing was done
 * - `opaque`: accepted, and the requester cannot tell what became of it
 * - `indeterminate`: a call failed in a way that says nothing
 * - `hung`: gave up to wait for a run
 */
export type OutcomeKind =
  | 'started'
  | 'attached'
  | 'replayed'
  | 'superseded'
  | 'rejected'
  | 'opaque'
  | 'indeterminate'
  | 'hung';

export type Reason =
  /** An active run has the key. */
  | 'in-flight'
  /** The run of the key has ended, and the key is remembered. */
  | 'ended'
  /** Somebody ended the run of this request. */
  | 'ended-by-another'
  /** Others were faster, as often as it tried. */
  | 'contended'
  /** The payload reached nobody. */
  | 'not-delivered';

/** What the requester is answered. */
export interface Outcome {
  readonly kind: OutcomeKind;
  /** The run that the answer is about. */
  readonly run?: Name | undefined;
  readonly why?: Reason | undefined;
  /** Of a replay: how the run ended, and with what. */
  readonly status?: TerminalStatus | undefined;
  readonly value?: string | undefined;
  /** Whether the payload was handed to a run. */
  readonly delivered?: boolean | undefined;
  /** The owners that it has cancelled. */
  readonly cancelled?: readonly Name[] | undefined;
  /** What is known of a failure, for the story. */
  readonly message?: string | undefined;
}

/** Duplicate-sensitive work of a run, marked out of band. */
export interface Work {
  readonly run: Name;
  /** What it was done for, where a run works once for each payload. */
  readonly payload?: string | undefined;
  /** The step that did it, where a runtime may run one again. */
  readonly step?: Name | undefined;
  readonly began: number;
  readonly ended?: number | undefined;
}

/** One request as it was played; positions are those of the history. */
export interface RequestRecord {
  readonly actor: string;
  readonly request: PolicyRequest;
  /** The run that it started, or the last one that it would have. */
  readonly run: Name;
  readonly invoked: number;
  readonly answered?: number | undefined;
  readonly outcome?: Outcome | undefined;
  readonly works: readonly Work[];
}

/** A retry claims under a hook of its own, as the docs page does. */
export function hookOf(run: Name, attempt: number): Name {
  return `${run}-h${attempt}`;
}

/** A retry of a keyed start is made with a candidate of its own. */
export function candidateOf(run: Name, attempt: number): Name {
  return attempt === 1 ? run : `${run}-${attempt}`;
}
