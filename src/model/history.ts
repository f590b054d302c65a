import type { Call } from './call.js';
import type { RequestRecord } from './policy.js';
import type { Response } from './response.js';
import type { Role } from './role.js';

/** What may befall a process, its clock, its connections or its server. */
export type FaultKind =
  | 'crash'
  | 'restart'
  | 'stall'
  | 'jump'
  | 'jumpClock'
  | 'tear'
  | 'powerLoss'
  | 'dropRequest'
  | 'dropReply'
  | 'restartServer';

/** A fault that took place, at its point of the schedule. */
export interface FaultRecord {
  readonly kind: FaultKind;
  /** Absent: it befell all of them. */
  readonly process?: number | undefined;
  readonly position: number;
  /** Of a restart: what the World threw; undefined where that is not known. */
  readonly threw?: string | false | undefined;
}

/** An actor has moved every clock. */
export interface Passage {
  readonly position: number;
  readonly ms: number;
}

/**
 * One call of one actor, with the integer positions of its invocation and its
 * return in the schedule, and the virtual times at those moments.
 */
export interface Operation {
  readonly actor: string;
  /** Absent: a client like any other. */
  readonly role?: Role | undefined;
  readonly process: number;
  readonly call: Call;
  /** Absent: the call was pending when the history ended. */
  readonly response?: Response | undefined;
  readonly invoked: number;
  readonly returned?: number | undefined;
  readonly invokedAtMs: number;
  /** From when on its caller says that it may have occurred, where that is said. */
  readonly stampedFromMs?: number | undefined;
  readonly returnedAtMs?: number | undefined;
  /**
   * Index of the attempt before it: the same call with the same ids, by the
   * same caller, who does not know what became of that one.
   */
  readonly retryOf?: number | undefined;
  /**
   * The position from which on nothing of it can take effect any more: its
   * process died, or its session ended. It has no response then.
   */
  readonly cutAt?: number | undefined;
  /** Its process was not killed: it went down by itself while it was asked. */
  readonly isFatal?: boolean | undefined;
}

/** The operations in the order of their invocation, observer's reads last. */
export interface History {
  readonly operations: readonly Operation[];
  /** Largest distance between two processes' clocks, in ms. */
  readonly skewMs: number;
  /** How far each process's clock is from the common one, in ms. */
  readonly clocksMs?: readonly number[] | undefined;
  /** The World stamps by the clocks of its processes, which are virtual. */
  readonly isStampedHere?: boolean | undefined;
  /**
   * Indices of the operations that were pending when there was nothing left
   * that could still bring them an answer.
   */
  readonly unanswered?: readonly number[] | undefined;
  /** Time that actors let pass, at its points of the schedule. */
  readonly passages?: readonly Passage[] | undefined;
  /** Requests that followed a policy, in the order of their invocation. */
  readonly requests?: readonly RequestRecord[] | undefined;
  /** Faults that took place, in their order; absent where there was none. */
  readonly faults?: readonly FaultRecord[] | undefined;
}
