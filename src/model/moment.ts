import type { Call, Name } from './call.js';
import type { Contract } from './contract.js';
import type { Known } from './known.js';
import type { Pins } from './matching/pins.js';
import type { Response } from './response.js';
import type { Span } from './state.js';

/**
 * Atomic is what the contract calls atomic: an event and the entity that it
 * changes. Whatever else an operation does (the tokens that an ending run
 * lets go, the items of a list) may show at any moment between invocation and
 * return, so an operation is taken apart into moments of the same interval.
 */
export type Part =
  /** An error that says nothing is thrown: what it says of the World. */
  | 'answer'
  /** The event and its entity, or a point read. */
  | 'effect'
  /** A start creates the run whose creation was lost. */
  | 'birth'
  /** A lazy start creates its step, which starts at `effect`. */
  | 'create'
  /**
   * A claim takes the token; the hook itself becomes `live` at `effect`. A lazy
   * start claims its step.
   */
  | 'hold'
  /** A hook lets its token go, because its run ends or it is disposed. */
  | 'release'
  /** A hook stops being found, since it is disposed of or its run ends. */
  | 'hide'
  /** A claim met a taken token … */
  | 'conflict'
  /** … and named its owner, perhaps a moment later. */
  | 'name'
  /** One run is in a list, or is not. */
  | 'list-run'
  /** One hook is in a list, or is not. */
  | 'list-hook'
  /** One step is in a list, or is not. */
  | 'list-step'
  /** The run that a start by key was given, as a read would show it. */
  | 'view';

export interface Moment {
  readonly part: Part;
  readonly call: Call;
  /** What the subject promises: what an answer is held to. */
  readonly contract: Contract;
  /** What was shown first of the fields that a World fills in by itself. */
  readonly pins?: Pins | undefined;
  /** Undefined: nobody was told whether it took effect. */
  readonly response: Response | undefined;
  /** Virtual time of the invocation: deadlines count from it. */
  readonly atMs: number;
  /** Virtual time of the operation, widened by the skew of the clocks. */
  readonly time: Span;
  /** The hook or run that a partial moment is about. */
  readonly subject?: Name | undefined;
  readonly known?: Known | undefined;
  /** Of an operation that has happened whole or not at all. */
  readonly doubt?: Doubt | undefined;
  /** Of an operation that was cut short, and perhaps repeated. */
  readonly interrupted?: Interrupted | undefined;
  /** An answer to the repetition of that operation. */
  readonly repeats?: Pick<Interrupted, 'operation' | 'isLogged'> | undefined;
}

/** An operation of which nobody was told whether it took effect. */
export interface Doubt {
  /** Its index in the history. */
  readonly operation: number;
  /** How many moments there are at which it takes effect. */
  readonly moments: number;
  /** The final log has its event: it has happened. */
  readonly isLogged: boolean;
  /** What was answered is judged before anything can be made of it. */
  readonly isAnswered: boolean;
}

/**
 * An operation whose caller or connection went while it was under way, with
 * the attempts that repeated it: at most one of them has brought about each of
 * its moments.
 */
export interface Interrupted {
  /** The index of its first attempt in the history. */
  readonly operation: number;
  /** How many moments there are at which it takes effect. */
  readonly moments: number;
  /** Which of them this is: a bit; 1 is the event and its entity. */
  readonly bit: number;
  /** The final log has its event: it has happened. */
  readonly isLogged: boolean;
  /** It has the event of an attempt that was accepted. */
  readonly isRecorded: boolean;
  /** How its caller knows in the end, if it does. */
  readonly ending: 'accepted' | 'refused' | 'unknown';
  /** When each attempt was made: deadlines count from one of them. */
  readonly atMs: readonly number[];
}
