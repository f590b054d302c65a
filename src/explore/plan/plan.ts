import type { Call, Name, TerminalStatus } from '../../model/call.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import type { Capability } from '../../model/contract.js';
import type { PolicyRequest } from '../../model/policy.js';
import type { Role } from '../../model/role.js';
import type { FaultOp } from './fault-op.js';

/** *start* of the design: `createRun`, then `startRun`. */
export interface StartOp {
  readonly kind: 'start';
  readonly run: Name;
  readonly workflow: string;
  readonly input: string;
}

/** *resumeHook* of the design: `getByToken`, then `resume` of what it gave. */
export interface ResumeByToken {
  readonly kind: 'resumeByToken';
  readonly token: Name;
  readonly payload: string;
  readonly resumeId?: Name | undefined;
}

/** Somebody from outside ends whichever run owns the token, if any does. */
export interface EndByToken {
  readonly kind: 'endByToken';
  readonly token: Name;
  readonly status: TerminalStatus;
  readonly value: string;
}

/** Time passes: every clock moves by so many virtual milliseconds. */
interface Advance {
  readonly kind: 'advance';
  readonly ms: number;
}

/** What an actor of a plan may do: one call, or a short program of calls. */
export type Op =
  | Call
  | StartOp
  | ResumeByToken
  | EndByToken
  | PolicyRequest
  | Advance
  | FaultOp;

/** What one actor does, one operation after the other, and in which process. */
export interface ActorPlan {
  /** A capital letter: the lane of the story. */
  readonly name: string;
  /** Actors of one process share one module graph and one World instance. */
  readonly process: number;
  /** Absent: a client like any other. */
  readonly role?: Role | undefined;
  readonly ops: readonly Op[];
}

/** The part of a plan that a scenario draws. */
export interface Draft {
  /** Run alone, in order, before the actors start. */
  readonly setup: readonly Op[];
  readonly actors: readonly ActorPlan[];
  readonly clock: ClockPlan;
}

/**
 * How virtual time passes in a plan, and how far the clocks of processes
 * differ.
 */
export interface ClockPlan {
  /** Virtual milliseconds that pass with each released gate; may be 0. */
  readonly tickMs: number;
  /** Distance of each process's clock from the common one, in ms. */
  readonly skewMs: readonly number[];
}

/** Of old: no kit has played one. Faults are operations of the nemesis. */
export interface Fault {
  readonly kind: string;
  readonly step: number;
  readonly process: number;
}

/** Everything that a run depends on, as plain JSON. */
export interface Plan extends Draft {
  readonly scenario: string;
  /** `choices[i] % ready.length` picks at step i; past the end it is 0. */
  readonly choices: readonly number[];
  readonly faults: readonly Fault[];
  /** Seed of what the subject itself draws: ids, `Math.random`. */
  readonly entropy: number;
  /**
   * `apart`: the reply of a server is a step of its own, so that others may
   * act between what the server did and what the caller makes of it. Otherwise
   * it comes with the request.
   */
  readonly replies?: 'apart' | undefined;
  /**
   * Calls are made while others are under way, so many microtasks after the
   * last one: what a World awaits that is no effect comes in between. Below
   * zero, and where this is absent, a call waits until the others can do
   * nothing more by themselves.
   */
  readonly together?: readonly number[] | undefined;
  /**
   * `prompt`: a process comes to a timer of its own that is due before it goes
   * on for long, as event loops do. Otherwise it may pass it over for ever.
   */
  readonly timers?: 'prompt' | undefined;
  /**
   * `restarted`: once all is quiet and was read, the first process is restarted
   * though nobody asks for anything, and all is read once more.
   */
  readonly rest?: 'restarted' | undefined;
}

/** The source of randomness that a scenario may use: a thin arbitrary. */
export interface Scenario<Source> {
  readonly id: string;
  /** One sentence: what races with what, and why it matters. */
  readonly title: string;
  /** A test holds the scenario to these. */
  readonly exercises: readonly ClauseId[];
  /** A subject that lacks one of these does not run the scenario. */
  readonly needs?: readonly Capability[];
  /** Asked only where processes may die: of the others it tells nothing. */
  readonly asks?: 'faults';
  /** Small and fixed enough for preemption-bounded exhaustive search. */
  readonly exhaustible: boolean;
  readonly drafts: Source;
}
