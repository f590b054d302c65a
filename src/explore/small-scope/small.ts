import type { Call, CancelRuns, CreateBatch, Name } from '../../model/call.js';
import { castOf } from '../../model/cast.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import { CAPABILITIES, type Contract } from '../../model/contract.js';
import type { Operation } from '../../model/history.js';
import { step } from '../../model/lifecycle.js';
import { momentsOf } from '../../model/moments-of.js';
import type { CancelResult, Refusal, Response } from '../../model/response.js';
import { singly } from '../../model/singly.js';
import { EMPTY_STATE, isTerminal, type State } from '../../model/state.js';
import { isWrite } from '../../model/writes.js';

/** A state of the model, and the calls that lead there. */
export interface Small {
  readonly calls: readonly Call[];
  readonly state: State;
  /** Hooks whose claim met a taken token: the model keeps none of them. */
  readonly lost: readonly Name[];
  readonly nowMs: number;
}

export const NOTHING: Small = {
  calls: [],
  state: EMPTY_STATE,
  lost: [],
  nowMs: 0,
};

/** What a World that keeps the contract makes of a call. */
export interface Outcome {
  readonly small: Small;
  readonly exercises: readonly ClauseId[];
}

/** Everything may be asked: what a subject lacks is left out later. */
const CONTRACT: Contract = {
  specVersion: 8,
  capabilities: new Set(CAPABILITIES),
};

const REFUSALS: readonly Refusal[] = [
  'exists',
  'run-not-found',
  'hook-not-found',
  'expired',
  'not-found',
  'invalid',
  'too-early',
];

const outcomes = new WeakMap<Small, Map<Call, Outcome | undefined>>();

/**
 * What becomes of a write that the model allows to be accepted, with or
 * without a conflict; undefined where it must be refused.
 */
export function after(small: Small, call: Call): Outcome | undefined {
  let known = outcomes.get(small);
  if (!known) {
    known = new Map();
    outcomes.set(small, known);
  }
  if (!known.has(call)) known.set(call, first(small, call, accepting));
  return known.get(call);
}

/** The same of one that must be refused, for the first reason that holds. */
export function refused(small: Small, call: Call): Outcome | undefined {
  return first(small, call, refusing);
}

function first(
  small: Small,
  call: Call,
  answersTo: (call: Call, small: Small) => Iterable<Response>
): Outcome | undefined {
  for (const response of answersTo(call, small)) {
    const outcome = taken(small, call, response);
    if (outcome) return outcome;
  }
  return undefined;
}

function* accepting(call: Call, { state }: Small): Generator<Response> {
  if (call.kind === 'keyedStart') {
    const key = Object.values(state.keys)[0];
    const run = { run: key?.run ?? call.run, status: 'pending' } as const;
    yield { ok: true, created: key === undefined, run };
  } else if (call.kind === 'lazyStartStep') {
    yield { ok: true, stepCreated: true };
  } else if (call.kind === 'createBatch') yield eachOf(call, { ok: true });
  else if (call.kind === 'cancelRuns') yield cancelled(call, state);
  else yield { ok: true };
  if (call.kind !== 'createHook') return;
  for (const owner of Object.keys(state.runs)) {
    yield { ok: true, conflict: { owner } };
  }
}

function cancelled({ runs }: CancelRuns, state: State): Response {
  const results = runs.map((run): CancelResult => {
    const status = state.runs[run]?.status;
    if (!status) return { run, outcome: 'not_found' };
    if (status === 'cancelled') return { run, outcome: 'already_cancelled' };
    return isTerminal(status)
      ? { run, outcome: 'not_cancellable', status }
      : { run, outcome: 'cancelled' };
  });
  return { ok: true, results, summary: {} };
}

/** Every event of a batch with the same outcome. */
function eachOf({ events }: CreateBatch, answer: Response): Response {
  const outcome = { status: answer.ok ? 200 : 409, answer };
  return { ok: true, outcomes: events.map(() => outcome) };
}

function* refusing(call: Call): Generator<Response> {
  for (const refusal of REFUSALS) {
    const refused: Response = { ok: false, refusal, message: refusal };
    yield call.kind === 'createBatch' ? eachOf(call, refused) : refused;
  }
}

/** Undefined where the answer breaks a clause. */
function taken(
  { calls, state, lost, nowMs }: Small,
  call: Call,
  response: Response
): Outcome | undefined {
  const operation: Operation = {
    actor: 'A',
    process: 0,
    call,
    invoked: 0,
    returned: 1,
    invokedAtMs: nowMs,
    returnedAtMs: nowMs,
    response,
  };
  const cast = castOf(
    [...calls, call].map((each) => ({ ...operation, call: each })),
    0,
    CONTRACT
  );
  let next = state;
  const exercises: ClauseId[] = [];
  const moments = singly(operation).flatMap((each) =>
    momentsOf(each, cast, undefined)
  );
  for (const moment of moments) {
    const kept = step(next, moment).find(({ breaks }) => breaks.length === 0);
    if (!kept) return undefined;
    next = kept.next;
    exercises.push(...kept.exercises);
  }
  const hasLost =
    call.kind === 'createHook' && response.ok && response.conflict;
  return {
    small: {
      calls: [...calls, call],
      state: next,
      lost: hasLost ? [...lost, call.hook] : lost,
      nowMs: nowMs + 1,
    },
    exercises,
  };
}

/** Whether the call is taken, as far as the model tells of a read. */
export function isAccepted(small: Small, call: Call): boolean {
  if (isWrite(call)) return after(small, call) !== undefined;
  const { runs, hooks } = small.state;
  switch (call.kind) {
    case 'getRun':
    case 'awaitRun':
    case 'listEvents':
    case 'followEvents':
    case 'getEvent':
    case 'listStepEvents':
    case 'listHookEvents':
    case 'listWaitEvents':
    case 'overwrite':
    case 'listHooks':
      return call.run in runs;
    case 'getHook':
      return hooks[call.hook]?.live === true;
    case 'getByToken':
      return Object.values(hooks).some(({ live }) => live);
    default:
      return Object.keys(runs).length > 0;
  }
}
