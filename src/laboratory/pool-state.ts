import { InputError } from './errors.js';
import { HostLostError } from './host/errors.js';

/** Hosts that a subject may block before it is given up: each costs time. */
const LOSSES_MAX = 3;

/** Hosts that it may end, or break, in a way that shows at once. */
const FAILURES_MAX = 10;

/**
 * How the hosts of a subject are doing.
 *
 * - `working`: hosts are lost now and then, and are replaced;
 * - `given up`: it took down more of them than it may. What is still asked is
 *   done as well as can be, and nothing is begun;
 * - `ended`: no other host could do it either: its server is gone, say.
 *
 * From `working` to `given up` by one loss too many, and to `ended` from both;
 * only another subject leads back.
 */
export type PoolState =
  | {
      readonly at: 'working' | 'given up';
      readonly losses: number;
      readonly failures: number;
      /** Some failure was told with the call that it came from. */
      readonly isCallTold: boolean;
    }
  | {
      readonly at: 'ended';
      readonly why: Error;
      /** It is told once, not by every job that was under way. */
      readonly isTold: boolean;
    };

export const FRESH: PoolState = {
  at: 'working',
  losses: 0,
  failures: 0,
  isCallTold: false,
};

/** After a host did not do what it was asked. */
export function afterError(state: PoolState, error: unknown): PoolState {
  if (state.at === 'ended') return state;
  if (InputError.is(error)) return { at: 'ended', why: error, isTold: false };
  const isSilent = HostLostError.is(error) && error.isSilent;
  const losses = state.losses + (isSilent ? 1 : 0);
  const failures = state.failures + (isSilent ? 0 : 1);
  const isOver = losses >= LOSSES_MAX || failures >= FAILURES_MAX;
  return { ...state, at: isOver ? 'given up' : 'working', losses, failures };
}

export function afterCallTold(state: PoolState): PoolState {
  return state.at === 'ended' ? state : { ...state, isCallTold: true };
}

export function afterEndTold(state: PoolState): PoolState {
  return state.at === 'ended' ? { ...state, isTold: true } : state;
}
