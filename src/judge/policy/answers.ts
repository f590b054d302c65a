import type { Outcome, RequestRecord } from '../../model/policy.js';
import { type Docket, hadEnded } from './docket.js';
import { refusedInVain } from './refusals.js';

/** What a requester was told that is not so; undefined if all of it is. */
export function untruth(
  record: RequestRecord,
  docket: Docket
): string | undefined {
  const { outcome } = record;
  switch (outcome?.kind) {
    case 'started':
    case 'superseded':
      return idleStart(record, outcome);
    case 'attached':
      return endedOwner(record, outcome, docket);
    case 'replayed':
      return foreignResult(outcome, docket);
    case 'rejected':
      return refusedInVain(record, outcome, docket);
    case 'hung':
      return missedEnd(record, outcome, docket);
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
  docket: Docket
): string | undefined {
  if (run === undefined || !hadEnded(docket, run, record.invoked)) {
    return undefined;
  }
  return `attached to ${run}, which had ended before`;
}

/** What is adopted is the owner's: its status and its value, for good. */
function foreignResult(
  { run = '', status, value }: Outcome,
  { views }: Docket
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
  docket: Docket
): string | undefined {
  if (run === undefined) return undefined;
  const looks = docket.operations.filter(
    (each) =>
      each.actor === actor &&
      each.call.kind === 'getRun' &&
      each.call.run === run &&
      each.invoked > invoked &&
      each.invoked < answered
  );
  const last = looks.at(-1)?.invoked ?? invoked;
  if (!hadEnded(docket, run, last)) return undefined;
  return `gave up waiting for ${run}, which had ended`;
}
