import type { Call } from './call.js';
import type { ClauseId } from './clauses/registry.js';
import { isOvertaken } from './doubt.js';
import type { Interrupted, Moment } from './moment.js';
import type { Transition } from './ruling.js';
import type { State } from './state.js';
import { isCreation } from './writes.js';

/** The bit of the event and its entity. */
export const EFFECT = 1;

/**
 * A moment of an operation that was cut short: it comes, or it does not. What
 * has come by the last of them is held together: all of it, or nothing.
 */
export function goOn(
  state: State,
  moment: Moment,
  interrupted: Interrupted,
  meanings: readonly Transition[]
): Transition[] {
  const { operation, moments, bit, isLogged, isRecorded, ending } = interrupted;
  const known = state.doubts?.[operation];
  const left = (known?.left ?? moments) - 1;
  const before = known?.done ?? 0;
  const leaving = (done: number, { next, breaks, exercises }: Transition) => {
    const ends = left > 0 ? NOTHING : endOf(moment.call, interrupted, done);
    return {
      next: withOutcome(next, operation, left, done),
      breaks: [...breaks, ...ends.breaks],
      exercises: [...exercises, ...ends.exercises],
    };
  };
  const unmoved = { next: state, breaks: [], exercises: [] };
  // Only of what is known to have happened something can be wrong.
  const isCertain = isLogged || ending === 'accepted';
  const comes = (isOvertaken(state, moment) ? [unmoved] : meanings)
    .filter(({ breaks }) => isCertain || breaks.length === 0)
    .map((each) => leaving(before | bit, each));
  // What was accepted and is in the log has come, where that changes nothing.
  const isMet = meanings.some(({ next }) => next === state);
  if (isRecorded && isMet && comes.length > 0) return comes;
  return [...comes, leaving(before, unmoved)];
}

/** It stays, so that an answer that comes later can be told of it. */
function withOutcome(
  { runs, hooks, keys, doubts }: State,
  operation: number,
  left: number,
  done: number
): State {
  const outcome = { isDone: (done & EFFECT) !== 0, left, done };
  return { runs, hooks, keys, doubts: { ...doubts, [operation]: outcome } };
}

type Verdict = Pick<Transition, 'breaks' | 'exercises'>;

const NOTHING: Verdict = { breaks: [], exercises: [] };

/** What is at stake where a call of this kind is cut short. */
const AT_STAKE: Partial<Record<Call['kind'], readonly ClauseId[]>> = {
  createHook: ['crash.token-not-orphaned'],
  endRun: ['crash.owner-not-lost', 'run.end-releases'],
  disposeHook: ['crash.owner-not-lost', 'crash.token-not-orphaned'],
};

function endOf(
  { kind }: Call,
  interrupted: Interrupted,
  done: number
): Verdict {
  const { moments, ending } = interrupted;
  const isOver = ending !== 'unknown';
  const atStake = moments > 1 && isOver ? (AT_STAKE[kind] ?? []) : [];
  return { breaks: torn(kind, interrupted, done), exercises: atStake };
}

/**
 * What is wrong with an operation of which these moments have come. What its
 * caller may still ask for again is not at its end, unless others lose by it.
 */
function torn(
  kind: Call['kind'],
  { moments, isLogged, ending }: Interrupted,
  done: number
): readonly ClauseId[] {
  if (done === 2 ** moments - 1) return [];
  const hasEffect = (done & EFFECT) !== 0;
  if (!hasEffect && isLogged) return ['recovery.converges'];
  if (done === 0) return ending === 'accepted' ? ['crash.retry-converges'] : [];
  const isOver = ending !== 'unknown';
  switch (kind) {
    case 'createHook':
      return isOver ? ['crash.token-not-orphaned'] : [];
    case 'endRun':
      if (!hasEffect) return ['crash.owner-not-lost'];
      return isOver ? ['run.end-releases'] : [];
    case 'disposeHook':
      if (!hasEffect) return ['crash.owner-not-lost'];
      return isOver ? ['crash.token-not-orphaned'] : [];
    default:
      // A run or a step that waits for its start may do so until it is asked.
      return isOver ? ['crash.retry-converges'] : [];
  }
}

/**
 * What an answer to a repetition means beside what it means to anybody else:
 * that its caller is refused for ever, and what it asks for is never done.
 */
export function refusedForEver(
  state: State,
  { call, response }: Moment,
  { operation, isLogged }: Pick<Interrupted, 'operation' | 'isLogged'>,
  meanings: readonly Transition[]
): Transition[] {
  const converges: ClauseId = 'crash.retry-converges';
  const told = meanings
    .filter(({ next }) => next === state)
    .map((each) => ({ ...each, exercises: [...each.exercises, converges] }));
  const done = state.doubts?.[operation]?.done ?? 0;
  if ((done & EFFECT) !== 0) return told;
  if (told.some(({ breaks }) => breaks.length === 0)) return told;
  if (!mayMeetItself(state, call, response)) return told;
  const clause = unfinished(call, response, isLogged, done);
  return [...told, { next: state, breaks: [clause], exercises: [clause] }];
}

/** What is said of another run, or of none, is not of what it has left. */
function mayMeetItself(
  { runs }: State,
  call: Call,
  response: Moment['response']
): boolean {
  if (!('run' in call)) return false;
  const owner = response?.ok ? response.conflict?.owner : undefined;
  if (owner !== undefined && owner !== call.run) return false;
  return isCreation(call) || runs[call.run] !== undefined;
}

function unfinished(
  { kind }: Call,
  response: Moment['response'],
  isLogged: boolean,
  done: number
): ClauseId {
  if (isLogged) return 'recovery.converges';
  // A claim meets what it has left behind itself.
  const isOrphan = kind === 'createHook' && (done > 0 || response?.ok === true);
  return isOrphan ? 'crash.token-not-orphaned' : 'crash.retry-converges';
}
