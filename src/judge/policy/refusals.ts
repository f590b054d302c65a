import type { Outcome, RequestRecord } from '../../model/policy.js';
import {
  endsOf,
  type KeyHistory,
  mayHold,
  takers,
  takings,
} from './key-history.js';
import { worksOf } from './works.js';

/** Why a request should not have been refused; undefined where it may be. */
export function refusedInVain(
  record: RequestRecord,
  { why, run: owner }: Outcome,
  keyHistory: KeyHistory
): string | undefined {
  const { run } = record;
  if (why === 'ended-by-another') {
    if (isEndedByAnother(record, keyHistory)) return undefined;
    return `told that ${run} was ended by another`;
  }
  // A run of a route may have worked on what somebody else had sent it.
  if (worksOf(keyHistory, run).some(({ payload }) => !payload)) {
    return `rejected (${why}), yet ${run} worked`;
  }
  if (why === 'ended') {
    const isSo = owner === undefined || endsOf(keyHistory, owner).length > 0;
    return isSo ? undefined : `told that ${owner} has ended`;
  }
  if (why === 'not-delivered') {
    if (ownsKey(record, keyHistory)) {
      return `told that nobody is there, though ${run} has the key`;
    }
    if (mayBeGone(record, keyHistory)) return undefined;
  }
  if (isKeyTaken(record, keyHistory)) return undefined;
  return `rejected (${why}), though nobody else had ${keyHistory.key}`;
}

function isEndedByAnother(
  { run, actor, answered = Number.POSITIVE_INFINITY }: RequestRecord,
  keyHistory: KeyHistory
): boolean {
  return endsOf(keyHistory, run).some(
    (end) => end.actor !== actor && end.invoked < answered
  );
}

/** Whether the request's own run surely has the key as it is answered. */
function ownsKey(record: RequestRecord, keyHistory: KeyHistory): boolean {
  const { run, answered = 0 } = record;
  const got = takings(keyHistory, run).some(
    ({ response, returned = Number.POSITIVE_INFINITY }) =>
      response?.ok === true && returned < answered
  );
  return got && !mayHaveEnded(record, keyHistory);
}

/** Whether its own run was there for the payload, and is not any more. */
function mayBeGone(record: RequestRecord, keyHistory: KeyHistory): boolean {
  if (isEndedByAnother(record, keyHistory)) return true;
  const got = takings(keyHistory, record.run).length > 0;
  return got && mayHaveEnded(record, keyHistory);
}

function mayHaveEnded(
  { run, answered = Number.POSITIVE_INFINITY }: RequestRecord,
  keyHistory: KeyHistory
): boolean {
  return endsOf(keyHistory, run).some(({ invoked }) => invoked < answered);
}

/** Whether another run may have had the key when it was asked for last. */
function isKeyTaken(record: RequestRecord, keyHistory: KeyHistory): boolean {
  const met = { ...record, invoked: lastTry(record, keyHistory) };
  return takers(keyHistory).some(
    (other) => other !== record.run && mayHold(keyHistory, other, met)
  );
}

/**
 * When the request asked for the key for the last time. The whole request
 * counts where the run claims beside it, and for a keyed start: its key
 * outlives the run that had it, if only by the clock of another process.
 */
function lastTry(
  { request, run, invoked }: RequestRecord,
  { operations }: KeyHistory
): number {
  const { over, policy } = request;
  const isBeside = policy === 'route' || policy === 'entity';
  if (over === 'keyed' || isBeside) return invoked;
  const claims = operations.filter(
    ({ call }) => call.kind === 'createHook' && call.run === run
  );
  return claims.at(-1)?.invoked ?? invoked;
}
