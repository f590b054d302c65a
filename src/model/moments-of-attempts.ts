import type { Attempts } from './attempts.js';
import type { Call } from './call.js';
import type { Cast } from './cast.js';
import type { Operation } from './history.js';
import { EFFECT } from './interrupted.js';
import type { Interrupted, Moment } from './moment.js';
import { whole } from './parts.js';
import { isLost, isUndecided } from './refusals.js';

/** What the final log says of an operation that was cut short. */
export interface Trace {
  /** Where it has the event, counted from the creation of the run. */
  readonly place: number | undefined;
  readonly isLogged: boolean;
  /** It has the event of an attempt that was accepted, in whatever order. */
  readonly isRecorded: boolean;
}

/**
 * An operation and what repeated it are one: each of its moments comes at most
 * once, between the first attempt and the last.
 */
export function momentsOfAttempts(
  operations: readonly Operation[],
  attempts: Attempts,
  cast: Cast,
  { place, isLogged, isRecorded }: Trace
): Moment[] {
  const [index = 0] = attempts;
  const made = attempts.map((each) => operations[each] as Operation);
  const [first] = made as [Operation];
  const untold = { ...first, response: undefined, returnedAtMs: undefined };
  const parts = whole(untold, cast, place);
  const of = {
    operation: index,
    moments: parts.length,
    isLogged,
    isRecorded,
    ending: endingOf(made.at(-1) as Operation),
    atMs: deadlinesFrom(made),
  };
  const others = parts.filter(({ part }) => part !== 'effect');
  return parts.map((moment): Moment => {
    const bit = EFFECT * 2 ** (others.indexOf(moment) + 1);
    return { ...moment, interrupted: { ...of, bit } };
  });
}

/** What an attempt was told, if it was not that it is done. */
export function refusalOf(
  operation: Operation,
  first: number,
  isLogged: boolean,
  cast: Cast
): Moment[] {
  const { response } = operation;
  if (!response || isLost(response)) return [];
  if (response.ok && !response.conflict) return [];
  const repeats = { operation: first, isLogged };
  // What it may have done before it was refused is a moment of the whole.
  return whole(operation, cast, undefined)
    .filter((moment) => moment.response !== undefined)
    .map((moment) => ({ ...moment, repeats }));
}

function endingOf({ response }: Operation): Interrupted['ending'] {
  if (!response || isUndecided(response)) {
    return response && !isLost(response) ? 'refused' : 'unknown';
  }
  return response.ok && !response.conflict ? 'accepted' : 'refused';
}

/** By whose clock a deadline was set is known where there is none. */
function deadlinesFrom(made: readonly Operation[]): readonly number[] {
  const all = made.map(({ invokedAtMs }) => invokedAtMs);
  const [first] = made;
  return first && setsDeadline(first.call) ? [...new Set(all)] : [all[0] ?? 0];
}

function setsDeadline(call: Call): boolean {
  if (call.kind === 'createWait') return true;
  return call.kind === 'createHook' && call.retainMs !== undefined;
}
