import { type Name, writeNameOf } from './call.js';
import type { Cast } from './cast.js';
import type { Operation } from './history.js';
import { stepKey } from './matching/step-key.js';

/** Another call, which may have done before what this one was to do. */
export type Rival =
  /**
   * The hook is claimed, or the same change set, more than once in the history,
   * or the run was cancelled by a call that was accepted before.
   */
  | 'repeat'
  /** A call that may end the run of a wait is under way beside it. */
  | 'end';

/** What the rest of the history says of a moment. */
export interface Known {
  readonly rival?: Rival | undefined;
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
    isKeyed: about !== undefined && cast.keyed.has(about),
    isCreated: 'run' in call && cast.created.has(call.run),
    logIndex: place,
  };
}

function rivalOf(operation: Operation, cast: Cast): Rival | undefined {
  if (isRepeat(operation, cast)) return 'repeat';
  return isEnding(operation, cast) ? 'end' : undefined;
}

function isRepeat(
  { call, invoked }: Operation,
  { redelivered, cancelled }: Cast
): boolean {
  if (call.kind === 'createHook') return redelivered.has(call.hook);
  if (call.kind === 'setAttributes') {
    return redelivered.has(stepKey(call.run, writeNameOf(call)));
  }
  if (call.kind !== 'endRun' || call.status !== 'cancelled') return false;
  return (cancelled.get(call.run) ?? invoked) < invoked;
}

function isEnding(
  { call, invoked, returned = Number.POSITIVE_INFINITY }: Operation,
  { ends }: Cast
): boolean {
  if (call.kind !== 'completeWait') return false;
  const others = ends.get(call.run) ?? [];
  return others.some(
    (end) =>
      end.invoked < returned &&
      invoked < (end.returned ?? Number.POSITIVE_INFINITY)
  );
}
