import type { Attributes, Name, RunStatus } from './call.js';

/** A span of virtual time, in ms, within which something happened. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface StepState {
  readonly status: 'pending' | 'running' | 'completed' | 'failed';
  /** Undefined: nobody says. */
  readonly input?: string | undefined;
  /** Its result, or the message of its failure. */
  readonly value?: string | undefined;
  /** No source says what befalls a step that was never created. */
  readonly created: boolean;
  /** It has been started once. */
  readonly started: boolean;
  /** How often it was started. */
  readonly starts: number;
  /** What its last attempt failed with, if another one was to follow. */
  readonly error?: string | undefined;
  /** The last deadline that was given, as far as the clocks tell. */
  readonly retryAt?: Span | undefined;
  /** Whether the next attempt has to wait for it. */
  readonly waits?: 'yes' | 'maybe' | undefined;
  /** When the last retry was answered: what overlaps it came before or after. */
  readonly retriedMs?: number | undefined;
  /** It was to be tried again before it was there: nobody says what it is. */
  readonly vague?: boolean | undefined;
}

export interface WaitState {
  readonly status: 'waiting' | 'completed';
  /** From its creation to when it is due, as its creator said it. */
  readonly inMs?: number | undefined;
  /** When it is due, in virtual ms. */
  readonly dueMs?: number | undefined;
  /** No source says what befalls a wait that was never created. */
  readonly created: boolean;
}

export interface RunState {
  readonly status: RunStatus;
  readonly value?: string | undefined;
  readonly input?: string | undefined;
  /** Undefined: nobody says. */
  readonly workflow?: string | undefined;
  readonly deployment?: string | undefined;
  readonly context?: string | undefined;
  readonly publicKey?: string | undefined;
  /** It has been started once. */
  readonly started: boolean;
  readonly attributes: Attributes;
  readonly steps: Readonly<Record<Name, StepState>>;
  readonly waits: Readonly<Record<Name, WaitState>>;
  /** What was accepted under each resumeId. */
  readonly resumes: Readonly<Record<Name, { hook: Name; payload: string }>>;
  /** When it ended, for retention windows that count from the end. */
  readonly endedAt?: Span | undefined;
  /** A read has shown the terminal status. */
  readonly seenEnded: boolean;
  /** Highest position of the run's log that has been appended so far. */
  readonly appended: number;
}

/**
 * `held`: its token is taken. `live`: readers find it and it can be resumed.
 * The two are apart because a World may take the token before it writes the
 * hook, and may free the one before it deletes the other.
 */
export interface HookState {
  readonly run: Name;
  readonly token: Name;
  readonly metadata?: string | undefined;
  readonly isWebhook?: boolean | undefined;
  readonly isSystem?: boolean | undefined;
  readonly held: boolean;
  readonly live: boolean;
  readonly disposed: boolean;
  /**
   * Claimed for a run that is not there, which breaks `run.exists`. What a
   * World makes of such a hook afterwards is judged no further.
   */
  readonly ghost: boolean;
  /** Let go of because its run ended. */
  readonly ended: boolean;
  /** Minimum retention, in virtual ms. */
  readonly untilMs?: number | undefined;
}

/** A key of keyed start, and the run that it stands for. */
export interface KeyState {
  readonly run: Name;
  readonly key: Name;
  readonly workflow: string;
  readonly input: string;
  readonly windowMs: number;
}

/** What became of an operation of which nobody was told. */
export interface Outcome {
  readonly isDone: boolean;
  /** How many of its moments are still to come. */
  readonly left: number;
  /** Bits of those that have come, where they may part. */
  readonly done?: number | undefined;
}

export interface State {
  readonly runs: Readonly<Record<Name, RunState>>;
  readonly hooks: Readonly<Record<Name, HookState>>;
  readonly keys: Readonly<Record<string, KeyState>>;
  /** By its index in the history, while it is not over. */
  readonly doubts?: Readonly<Record<number, Outcome>> | undefined;
}

export const EMPTY_STATE: State = { runs: {}, hooks: {}, keys: {} };

export const NEW_RUN: RunState = {
  status: 'pending',
  started: false,
  attributes: {},
  steps: {},
  waits: {},
  resumes: {},
  seenEnded: false,
  appended: -1,
};

/** A step to which nothing has happened. */
export const UNBORN: StepState = {
  status: 'pending',
  created: false,
  started: false,
  starts: 0,
};

export function isTerminal(status: RunStatus): boolean {
  return status !== 'pending' && status !== 'running';
}

export function isEnded(run: RunState | undefined): boolean {
  return run !== undefined && isTerminal(run.status);
}

export function isStepEnded({ status }: StepState): boolean {
  return status === 'completed' || status === 'failed';
}

export function withRun(state: State, name: Name, run: RunState): State {
  const { runs, hooks, keys, doubts } = state;
  return { runs: { ...runs, [name]: run }, hooks, keys, doubts };
}

export function withHook(state: State, name: Name, hook: HookState): State {
  const { runs, hooks, keys, doubts } = state;
  return { runs, hooks: { ...hooks, [name]: hook }, keys, doubts };
}

export function withKey(state: State, id: string, key: KeyState): State {
  const { runs, hooks, keys, doubts } = state;
  return { runs, hooks, keys: { ...keys, [id]: key }, doubts };
}

/** An operation that is over leaves no trace but what it did. */
export function withDoubt(
  state: State,
  operation: number,
  outcome: Outcome
): State {
  const { runs, hooks, keys, doubts = {} } = state;
  if (outcome.left > 0) {
    const more = { ...doubts, [operation]: outcome };
    return { runs, hooks, keys, doubts: more };
  }
  if (!(operation in doubts)) return state;
  const { [operation]: _, ...others } = doubts;
  const isLast = Object.keys(others).length === 0;
  return { runs, hooks, keys, doubts: isLast ? undefined : others };
}
