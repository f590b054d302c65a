import type { Outcome, RequestRecord } from '../../model/policy.js';
import { hadEnded, type KeyHistory } from './key-history.js';
import { refusedInVain } from './refusals.js';

/** What a requester was told that is not true; undefined if everything was. */
export function untruth(
  record: RequestRecord,
  keyHistory: KeyHistory
): string | undefined {
  const { outcome } = record;
  switch (outcome?.kind) {
    case 'started':
    case 'superseded':
      return idleStart(record, outcome);
    case 'attached':
      return endedOwner(record, outcome, keyHistory);
    case 'replayed':
      return foreignResult(outcome, keyHistory);
    case 'rejected':
      return refusedInVain(record, outcome, keyHistory);
    case 'hung':
      return missedEnd(record, outcome, keyHistory);
    case 'indeterminate':
      // No plan loses replies, so the World itself has left it in the dark.
      return `has no answer: ${outcome.message ?? 'a call failed'}`;
    default:
      return undefined;
  }
}

/** A payload is worked on later, if at all: its delivery is another matter. */
function idleStart(
  { run, works }: RequestRecord,
  { kind, delivered }: Outcome
): string | undefined {
  if (delivered || works.length > 0) return undefined;
  return `${kind}, but ${run} did no work`;
}

function endedOwner(
  record: RequestRecord,
  { run }: Outcome,
  keyHistory: KeyHistory
): string | undefined {
  if (run === undefined || !hadEnded(keyHistory, run, record.invoked)) {
    return undefined;
  }
  return `attached to ${run}, which had ended before`;
}

/** What is adopted is the owner's: its status and its value, for good. */
function foreignResult(
  { run = '', status, value }: Outcome,
  { views }: KeyHistory
): string | undefined {
  const view = views.get(run);
  if (!view || (view.status === status && view.value === value)) {
    return undefined;
  }
  const told = `${status} (${value})`;
  return `told that ${run} is ${told}: it is ${view.status} (${view.value})`;
}

/** Whoever waits sees the end of a run that ended before the last look. */
function missedEnd(
  { actor, invoked, answered = Number.POSITIVE_INFINITY }: RequestRecord,
  { run }: Outcome,
  keyHistory: KeyHistory
): string | undefined {
  if (run === undefined) return undefined;
  const looks = keyHistory.operations.filter(
    (each) =>
      each.actor === actor &&
      each.call.kind === 'getRun' &&
      each.call.run === run &&
      each.invoked > invoked &&
      each.invoked < answered
  );
  const last = looks.at(-1)?.invoked ?? invoked;
  if (!hadEnded(keyHistory, run, last)) return undefined;
  return `gave up waiting for ${run}, which had ended`;
}
