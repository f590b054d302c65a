import { gistOf } from '../errors.js';
import type { ClosedState, Outcome, Refusal, Result } from '../outcome.js';
import type { DbosStatus } from './sdk.js';

const CLOSED: Readonly<Record<string, ClosedState>> = {
  SUCCESS: 'value',
  ERROR: 'error',
  CANCELLED: 'cancelled',
  MAX_RECOVERY_ATTEMPTS_EXCEEDED: 'error',
};

/** By the text, since the codes are not exported under a stable name. */
export function refusalOf(message: string): Refusal | undefined {
  const used = /already in use by workflow .* with status (\w+)/.exec(message);
  if (used) return CLOSED[used[1] ?? ''] ? 'closed' : 'in flight';
  if (/was deduplicated/.test(message)) return 'lease';
  if (/Conflicting workflow invocation/.test(message)) return 'kind';
  if (/non-existent|does not exist/.test(message)) return 'absent';
  if (/must be|must not be (empty|blank)|blank/.test(message)) return 'bad key';
  return undefined;
}

export function rejection(error: unknown): Outcome & { type: 'rejected' } {
  const message = gistOf(error);
  return { type: 'rejected', why: refusalOf(message) ?? 'other', message };
}

/**
 * An id that was chosen afresh tells whose run it is; a repeated one does not.
 */
export function enqueuedOutcome(
  run: string,
  wanted: string | undefined,
  requestId: string | undefined
): Outcome {
  if (run !== wanted) return { type: 'attached', run };
  return { type: requestId === undefined ? 'started' : 'opaque', run };
}

/** A handle on a workflow that somebody else began. */
export function takenOutcome(run: string, status: DbosStatus | null): Outcome {
  const state = CLOSED[status?.status ?? ''];
  return state ? { type: 'replayed', state, run } : { type: 'attached', run };
}

export function resultOf(status: DbosStatus | null): Result {
  if (status === null) return { state: 'unknown' };
  const state = CLOSED[status.status];
  if (state === undefined) return { state: 'pending' };
  if (state === 'value') return { state, value: status.output };
  return { state, message: gistOf(status.error ?? status.status) };
}
