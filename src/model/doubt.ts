import type { Doubt, Moment } from './moment.js';
import type { Transition } from './ruling.js';
import { type State, withDoubt } from './state.js';

/**
 * Two questions about an answer that says nothing are judged apart. Whether it
 * was allowed: here, where the clauses say what was due. What has happened: it
 * may have been done or not, whatever was said of it.
 */
export function judgeAnswer(
  state: State,
  { doubt }: Moment,
  refusals: readonly Transition[]
): Transition[] {
  if (!doubt) return [];
  const { operation, moments: left } = doubt;
  const outcomes = mayBeUndone(doubt) ? [false, true] : [true];
  return outcomes.flatMap((isDone) => {
    const next = withDoubt(state, operation, { isDone, left });
    return refusals.map((each) => ({ ...each, next }));
  });
}

/** Of one in several pieces the state has to say so: they all follow the first. */
function mayBeUndone({ isLogged, moments }: Doubt): boolean {
  return !isLogged && moments > 1;
}

/**
 * Whether it need not come: an effect in one piece that is in no log. Left out,
 * it was not done, and nothing has to say so before the end of the history.
 */
export function isOptional({ part, doubt }: Moment): boolean {
  if (!doubt || part === 'answer') return false;
  return !doubt.isLogged && doubt.moments === 1;
}

/**
 * A moment of an operation that happens all or not at all: the first one says
 * which, unless the answer did, and the others follow. Only what the log has
 * may break a clause: nothing else is known to have been done.
 */
export function carryOut(
  state: State,
  moment: Moment,
  doubt: Doubt,
  transitions: readonly Transition[]
): Transition[] {
  const { operation, moments, isLogged, isAnswered } = doubt;
  const known = state.doubts?.[operation];
  if (isAnswered && !known) return [];
  const left = (known?.left ?? moments) - 1;
  const outcome = (isDone: boolean, { next, ...rest }: Transition) => ({
    ...rest,
    next: withDoubt(next, operation, { isDone, left }),
  });
  const done = () =>
    (isOvertaken(state, moment) ? [unmoved(state)] : transitions)
      .filter(({ breaks }) => isLogged || breaks.length === 0)
      .map((each) => outcome(true, each));
  const undone = () => [outcome(false, unmoved(state))];
  if (known) return known.isDone ? done() : undone();
  return mayBeUndone(doubt) ? [...done(), ...undone()] : done();
}

function unmoved(next: State): Transition {
  return { next, breaks: [], exercises: [] };
}

/** A claim under way whose hook went with the end of its run. */
export function isOvertaken(state: State, { call, part }: Moment): boolean {
  if (call.kind !== 'createHook' || part !== 'effect') return false;
  return state.hooks[call.hook]?.ended === true;
}
