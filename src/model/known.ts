import { type Name, writeNameOf } from './call.js';
import type { Cast } from './cast.js';
import type { Operation } from './history.js';
import { stepKey } from './matching/step-key.js';
import { isUndecided } from './refusals.js';

/** Another call, which may have done before what this one was to do. */
export type Rival =
  /**
   * Another claim of the hook may be under way beside it, or the same change is
   * set more than once, or the run was cancelled by a call that was accepted
   * before.
   */
  | 'repeat'
  /** A call that may end the run of a wait is under way beside it. */
  | 'end';

/** What the rest of the history says of a moment. */
export interface Known {
  readonly rival?: Rival | undefined;
  /** Of a claim: another claim of the hook was cut short before it was answered. */
  readonly isAfterCut?: boolean | undefined;
  /** The first deadline that such a claim has asked for: what it left may have it. */
  readonly cutUntilMs?: number | undefined;
  /** Its run is one that a keyed start creates, if it is the first. */
  readonly isKeyed?: boolean | undefined;
  /** Its run is there at some time: a call creates it that is not refused. */
  readonly isCreated?: boolean | undefined;
  /**
   * Where the run's final log has its event, counted from the creation of the
   * run: negative before that.
   */
  readonly logIndex?: number | undefined;
}

/** What is known of an operation, and of the run that one moment is about. */
export function knownOf(
  operation: Operation,
  cast: Cast,
  about: Name | undefined,
  place: number | undefined
): Known {
  const { call } = operation;
  return {
    rival: rivalOf(operation, cast),
    ...cutBefore(operation, cast),
    isKeyed: about !== undefined && cast.keyed.has(about),
    isCreated: 'run' in call && cast.created.has(call.run),
    logIndex: place,
  };
}

function rivalOf(operation: Operation, cast: Cast): Rival | undefined {
  if (isRepeat(operation, cast)) return 'repeat';
  return isEnding(operation, cast) ? 'end' : undefined;
}

function isRepeat(operation: Operation, cast: Cast): boolean {
  const { call, invoked } = operation;
  if (call.kind === 'createHook') {
    const all = cast.claims.get(call.hook) ?? [];
    return all.some((other) => isBeside(other, operation));
  }
  if (call.kind === 'setAttributes') {
    return cast.redelivered.has(stepKey(call.run, writeNameOf(call)));
  }
  if (call.kind !== 'endRun' || call.status !== 'cancelled') return false;
  return (cast.cancelled.get(call.run) ?? invoked) < invoked;
}

/**
 * Whether a hook is claimed again once all its other claims were answered: it
 * finds what they have left, and is told of nothing that it did itself.
 */
export function isLateClaim(operation: Operation, cast: Cast): boolean {
  const { call } = operation;
  if (call.kind !== 'createHook' || isRepeat(operation, cast)) return false;
  return (cast.claims.get(call.hook) ?? []).length > 1;
}

function cutBefore(
  { call, returned = 0 }: Operation,
  cast: Cast
): Pick<Known, 'isAfterCut' | 'cutUntilMs'> {
  if (call.kind !== 'createHook') return {};
  const all = cast.claims.get(call.hook) ?? [];
  const cut = all.filter(({ cutAt = returned }) => cutAt < returned);
  const deadlines = cut.flatMap((claim) => deadlineOf(claim) ?? []);
  return {
    isAfterCut: cut.length > 0,
    ...(deadlines.length > 0 && { cutUntilMs: Math.min(...deadlines) }),
  };
}

function deadlineOf({ call, invokedAtMs }: Operation): number | undefined {
  if (call.kind !== 'createHook' || call.retainMs === undefined) return;
  return invokedAtMs + call.retainMs;
}

function isEnding(operation: Operation, { ends }: Cast): boolean {
  const { call } = operation;
  if (call.kind !== 'completeWait') return false;
  const others = ends.get(call.run) ?? [];
  return others.some((end) => isBeside(end, operation));
}

/** What nobody was told the end of may still be under way. */
function isBeside(other: Operation, operation: Operation): boolean {
  const { invoked, returned = Number.POSITIVE_INFINITY } = operation;
  const { response } = other;
  const until = isUndecided(response) ? undefined : other.returned;
  return (
    other.invoked !== invoked &&
    other.invoked < returned &&
    invoked < (until ?? Number.POSITIVE_INFINITY)
  );
}
