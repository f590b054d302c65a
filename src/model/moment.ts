import type { Call, Name } from './call.js';
import type { Cast } from './cast.js';
import type { Contract } from './contract.js';
import type { Operation } from './history.js';
import type { Pins } from './matching/pins.js';
import { isLost, isUndecided } from './refusals.js';
import type { Refused, Response } from './response.js';
import type { Span } from './state.js';

export { type Cast, castOf } from './cast.js';

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
  /** A claim takes the token; the hook itself becomes `live` at `effect`. */
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
  /**
   * Its hook is claimed more than once in the history, or its run was cancelled
   * by a call that was accepted before.
   */
  readonly isRedelivered?: boolean | undefined;
  /** Its run is one that a keyed start creates, if it is the first. */
  readonly isKeyed?: boolean | undefined;
  /** Its run is there at some time: a call creates it that is not refused. */
  readonly isCreated?: boolean | undefined;
  /**
   * Where the run's final log has its event, counted from the creation of the
   * run: negative before that.
   */
  readonly logIndex?: number | undefined;
  /** Of an operation that has happened whole or not at all. */
  readonly doubt?: Doubt | undefined;
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

/** What the final logs say of an operation, and when all of it has shown. */
export interface Evidence {
  /** Its index in the history. */
  readonly operation: number;
  /** A final log has its event. */
  readonly isLogged: boolean;
  /** Somebody has looked after all was quiet. */
  readonly isOver: boolean;
}

const NO_EVIDENCE: Evidence = { operation: 0, isLogged: false, isOver: false };

/**
 * Takes an operation apart. `place`: where the log has its event, counted from
 * the creation of the run.
 */
export function momentsOf(
  operation: Operation,
  cast: Cast,
  place: number | undefined,
  evidence = NO_EVIDENCE
): Moment[] {
  const { response } = operation;
  if (!isInDoubt(operation)) {
    return isLost(response) ? [] : whole(operation, cast, place);
  }
  const effects = whole({ ...operation, ...UNTOLD }, cast, place);
  // What is still under way may have come to any of its moments.
  if (!response && !evidence.isOver) return effects;
  const isAnswered = response !== undefined && !isLost(response);
  const { operation: index, isLogged } = evidence;
  const moments = effects.length;
  const doubt: Doubt = { operation: index, moments, isLogged, isAnswered };
  const inDoubt = effects.map((each): Moment => ({ ...each, doubt }));
  if (!isAnswered) return inDoubt;
  const [answer] = whole(operation, cast, place);
  return answer ? [{ ...answer, part: 'answer', doubt }, ...inDoubt] : inDoubt;
}

const UNTOLD = { response: undefined, returnedAtMs: undefined };

/** A write of which nobody was told whether it took effect. */
export function isInDoubt({ call, response }: Operation): boolean {
  return isWrite(call) && isUndecided(response);
}

/** Parts beside which the checker must also place `effect`, if any. */
function whole(
  operation: Operation,
  cast: Cast,
  place: number | undefined
): Moment[] {
  const { call, response } = operation;
  const at = partsOf(operation, cast, place);
  if (response && !response.ok) {
    return isToldOfItself(call, response)
      ? [{ ...at('hold'), response: undefined }, at('effect')]
      : [at('effect')];
  }
  switch (call.kind) {
    case 'createHook':
      return response?.conflict
        ? [at('conflict'), at('name')]
        : [at('hold'), at('effect')];
    case 'endRun': {
      const hooks = cast.hooksOf[call.run] ?? [];
      const hidden = hooks.map((hook) => at('hide', hook));
      const released = hooks.map((hook) => at('release', hook));
      return [at('effect'), ...hidden, ...released];
    }
    case 'disposeHook':
      return [at('hide', call.hook), at('effect'), at('release', call.hook)];
    case 'listRuns':
    case 'findRuns':
      return cast.runs.map((run) => at('list-run', run));
    case 'listHooks':
      return withListed(
        cast.hooksOf[call.run],
        response?.hooks?.map(({ hook }) => hook)
      ).map((hook) => at('list-hook', hook));
    case 'listSteps':
      return withListed(
        cast.stepsOf[call.run],
        response?.steps?.map(({ step }) => step)
      ).map((step) => at('list-step', step));
    case 'listEvents':
      return [];
    case 'keyedStart':
      return response?.ok && !response.created
        ? [at('effect'), at('view')]
        : [at('effect')];
    default:
      return [at('effect')];
  }
}

/** What a list should have, and what it has beside that. */
function withListed(
  names: readonly Name[] = [],
  listed: readonly Name[] = []
): readonly Name[] {
  return [...new Set([...names, ...listed])];
}

/** Makes the moments of one operation. */
function partsOf(
  operation: Operation,
  cast: Cast,
  place: number | undefined
): (part: Part, subject?: Name) => Moment {
  const { call, response, invokedAtMs, returnedAtMs } = operation;
  const { contract, pins, skewMs, keyed, created } = cast;
  const run = 'run' in call ? call.run : undefined;
  const time = {
    fromMs: invokedAtMs - skewMs,
    toMs: (returnedAtMs ?? Number.POSITIVE_INFINITY) + skewMs,
  };
  const isCreated = run !== undefined && created.has(run);
  return (part, subject) => {
    const about = part === 'list-run' ? subject : run;
    return {
      part,
      call,
      contract,
      pins,
      response,
      atMs: invokedAtMs,
      time,
      subject,
      isRedelivered: isRedelivered(operation, cast),
      isKeyed: about !== undefined && keyed.has(about),
      isCreated,
      logIndex: place,
    };
  };
}

function isRedelivered(
  { call, invoked }: Operation,
  { redelivered, cancelled }: Cast
): boolean {
  if (call.kind === 'createHook') return redelivered.has(call.hook);
  if (call.kind !== 'endRun' || call.status !== 'cancelled') return false;
  return (cancelled.get(call.run) ?? invoked) < invoked;
}

/**
 * A claim that is told that it exists may be what it is told of. Of several
 * deliveries each may be told so, the one that created the hook too.
 */
function isToldOfItself(call: Call, refused: Refused): boolean {
  return call.kind === 'createHook' && refused.refusal === 'exists';
}

const WRITES: ReadonlySet<Call['kind']> = new Set([
  'createRun',
  'startRun',
  'endRun',
  'createHook',
  'resume',
  'disposeHook',
  'setAttributes',
  'createStep',
  'startStep',
  'completeStep',
  'failStep',
  'keyedStart',
]);

export function isWrite(call: Call): boolean {
  return WRITES.has(call.kind);
}
