import type { Attributes, Name, RunStatus } from './call.js';

/** A span of virtual time, in ms, within which something happened. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface RunState {
  readonly status: RunStatus;
  readonly value?: string | undefined;
  readonly input?: string | undefined;
  readonly attributes: Attributes;
  readonly steps: Readonly<Record<Name, 'pending' | 'running' | 'ended'>>;
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

export interface State {
  readonly runs: Readonly<Record<Name, RunState>>;
  readonly hooks: Readonly<Record<Name, HookState>>;
  readonly keys: Readonly<Record<string, KeyState>>;
}

export const EMPTY_STATE: State = { runs: {}, hooks: {}, keys: {} };

export const NEW_RUN: RunState = {
  status: 'pending',
  attributes: {},
  steps: {},
  resumes: {},
  seenEnded: false,
  appended: -1,
};

export function isTerminal(status: RunStatus): boolean {
  return status !== 'pending' && status !== 'running';
}

export function isEnded(run: RunState | undefined): boolean {
  return run !== undefined && isTerminal(run.status);
}

export function withRun(state: State, name: Name, run: RunState): State {
  return { ...state, runs: { ...state.runs, [name]: run } };
}

export function withHook(state: State, name: Name, hook: HookState): State {
  return { ...state, hooks: { ...state.hooks, [name]: hook } };
}

export function withKey(state: State, id: string, key: KeyState): State {
  return { ...state, keys: { ...state.keys, [id]: key } };
}

const keys = new WeakMap<object, string>();

/** Entities are never changed in place, so each is rendered once. */
function entityKey(entity: object): string {
  let key = keys.get(entity);
  if (key === undefined) {
    key = JSON.stringify(entity, sortedNames);
    keys.set(entity, key);
  }
  return key;
}

function sortedNames(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  );
}

/** Equal for equal states, whatever order their entities came in. */
export function stateKey(state: State): string {
  const parts: string[] = [];
  for (const [tag, table] of [
    ['r', state.runs],
    ['h', state.hooks],
    ['k', state.keys],
  ] as const) {
    for (const name of Object.keys(table).sort()) {
      const entity = table[name];
      if (entity) parts.push(`${tag}${name}${entityKey(entity)}`);
    }
  }
  return parts.join('\n');
}
