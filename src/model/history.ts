import type { Call } from './call.js';
import type { RequestRecord } from './policy.js';
import type { Response } from './response.js';

/**
 * One call of one actor, with the integer positions of its invocation and its
 * return in the schedule, and the virtual times at those moments.
 */
export interface Operation {
  readonly actor: string;
  readonly process: number;
  readonly call: Call;
  /** Absent: the call was pending when the history ended. */
  readonly response?: Response | undefined;
  readonly invoked: number;
  readonly returned?: number | undefined;
  readonly invokedAtMs: number;
  readonly returnedAtMs?: number | undefined;
}

/** The operations in the order of their invocation, observer's reads last. */
export interface History {
  readonly operations: readonly Operation[];
  /** Largest distance between two processes' clocks, in ms. */
  readonly skewMs: number;
  /** How far each process's clock is from the common one, in ms. */
  readonly clocksMs?: readonly number[] | undefined;
  /**
   * Indices of the operations that were pending when there was nothing left
   * that could still bring them an answer.
   */
  readonly unanswered?: readonly number[] | undefined;
  /** Requests that followed a policy, in the order of their invocation. */
  readonly requests?: readonly RequestRecord[] | undefined;
}
