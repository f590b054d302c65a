import type { CompleteWait, CreateWait } from '../call.js';
import { matchWait } from '../matching/wait.js';
import type { Moment } from '../moment.js';
import { isRaw } from '../refusals.js';
import type { Refusal, Refused } from '../response.js';
import type { Ruling, Transition } from '../ruling.js';
import {
  isEnded,
  type RunState,
  type State,
  type WaitState,
  withRun,
} from '../state.js';
import { due, OVER, open, undue } from './due.js';
import { eventOfRun } from './runs.js';

type WaitCall = CreateWait | CompleteWait;

/** No error of the contract is that of a wait alone. */
const NO_WAIT: readonly Refusal[] = [
  'not-found',
  'rejected',
  'invalid',
  'exists',
];

const NOT_YET: readonly Refusal[] = ['too-early', 'rejected', 'invalid'];

export function createWait(
  state: State,
  call: CreateWait,
  moment: Moment
): Transition[] {
  return eventOfRun(state, call.run, moment, {
    refused: (verdict, run, refused) =>
      refuseCreation(verdict, run, run.waits[call.wait], refused),
    accepted: (verdict, run) => {
      const before = run.waits[call.wait];
      verdict.breaksRule('wait.created-once', before?.created === true);
      verdict.breaksRule('wait.after-terminal', isEnded(run));
      const { inMs } = call;
      const dueMs = moment.atMs + inMs;
      const anew: WaitState = { status: 'waiting', inMs, dueMs, created: true };
      // Nobody says what is left of the first where there is a second.
      const { status = 'waiting', created = false } = before ?? {};
      const kept = created ? before : { ...anew, status };
      return (before && kept ? [kept, anew] : [anew]).map((wait) =>
        answering(verdict.copy(), state, run, wait, call, moment)
      );
    },
  });
}

function refuseCreation(
  verdict: Ruling,
  run: RunState,
  wait: WaitState | undefined,
  refused: Refused
): void {
  if (isEnded(run)) due(verdict.keeps('wait.after-terminal'), refused, OVER);
  else if (!wait) undue(verdict, refused, 'wait.created-once');
  // Of one that has completed without having been created.
  else if (!wait.created) open(verdict, refused);
  else due(verdict.keeps('wait.created-once'), refused, ['exists']);
}

export function completeWait(
  state: State,
  call: CompleteWait,
  moment: Moment
): Transition[] {
  return eventOfRun(state, call.run, moment, {
    refused: (verdict, run, refused) =>
      refuseCompletion(verdict, run, run.waits[call.wait], refused, moment),
    accepted: (verdict, run) => {
      const wait = run.waits[call.wait];
      verdict.breaksRule('wait.after-terminal', isEnded(run));
      verdict.breaksRule('wait.exists', wait === undefined);
      verdict.breaksRule('wait.completed-once', wait?.status === 'completed');
      const { created = false } = wait ?? {};
      const next: WaitState = { ...wait, status: 'completed', created };
      return [answering(verdict, state, run, next, call, moment)];
    },
  });
}

function refuseCompletion(
  verdict: Ruling,
  run: RunState,
  wait: WaitState | undefined,
  refused: Refused,
  moment: Moment
): void {
  if (isEnded(run)) {
    // Of the run, or of the wait that went with it: either is true.
    named(verdict.keeps('wait.after-terminal'), refused, [...NO_WAIT, ...OVER]);
  } else if (!wait) named(verdict.keeps('wait.exists'), refused, NO_WAIT);
  else if (wait.status === 'completed') {
    due(verdict.keeps('wait.completed-once'), refused, ['exists']);
  } else if (moment.known?.rival === 'end') {
    // The waits of a run go at any moment of the call that ends it.
    named(verdict, refused, [...NO_WAIT, ...OVER]);
  } else if (isEarly(wait, moment)) named(verdict, refused, NOT_YET);
  else undue(verdict, refused, 'wait.completed-once');
}

/**
 * A reason may be one of several, and an error of the World's code is none. The
 * contract has no name for it, so a status is as good.
 */
function named(
  verdict: Ruling,
  refused: Refused,
  names: readonly Refusal[]
): Ruling {
  if (isRaw(refused)) return open(verdict, refused);
  return due(verdict, { ...refused, unnamed: undefined }, names);
}

/** No source says whether a wait may complete before it is due. */
function isEarly(
  { dueMs = Number.NEGATIVE_INFINITY }: WaitState,
  { time, contract }: Moment
): boolean {
  return !contract.capabilities.has('virtualTime') || time.fromMs < dueMs;
}

/** The wait that an accepted event leaves, which its answer must show. */
function answering(
  verdict: Ruling,
  state: State,
  run: RunState,
  wait: WaitState,
  call: WaitCall,
  moment: Moment
): Transition {
  const { response } = moment;
  if (response?.ok && response.wait) {
    const name = [call.run, call.wait] as const;
    matchWait(verdict, response.wait, name, wait, moment);
  }
  const waits = { ...run.waits, [call.wait]: wait };
  return verdict.to(withRun(state, call.run, { ...run, waits }));
}
