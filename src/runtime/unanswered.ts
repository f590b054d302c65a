import type { Name } from '../model/call.js';
import type { History } from '../model/history.js';
import type { RequestRecord } from '../model/policy.js';
import { isObserver } from '../model/role.js';

/**
 * Each request gets an answer (issue #2376, gap 4): nothing crashes here and
 * no workflow of the bundle fails of itself, so whoever is told nothing of its
 * key was let down by what plays its run. Names the first who was; whoever was
 * told of an error that says nothing is the judge's own to find.
 */
export function unanswered(history: History): string | undefined {
  for (const record of history.requests ?? []) {
    const why = whyUnanswered(record, history);
    if (why !== undefined) return `${record.actor}: ${why}`;
  }
  return undefined;
}

function whyUnanswered(
  { run, outcome }: RequestRecord,
  history: History
): string | undefined {
  const why = outcome?.message ? `: ${outcome.message}` : '';
  if (hasFailed(run, history)) {
    return `${run} failed, though its workflow did not${why}`;
  }
  if (outcome?.kind === 'hung') {
    const ended = endsOf(run, history).length > 0;
    const was = ended ? 'ended, and is' : 'never ended: it is';
    return `waits for ${run}, which ${was} left ${statusOf(run, history)}`;
  }
  return undefined;
}

/** Calls that ended a run, as the World said. */
function endsOf(run: Name, { operations }: History) {
  return operations.flatMap(({ call, response }) =>
    call.kind === 'endRun' && call.run === run && response?.ok ? [call] : []
  );
}

function hasFailed(run: Name, history: History): boolean {
  return endsOf(run, history).some(({ status }) => status === 'failed');
}

/** As the observer found it, once all was quiet. */
function statusOf(run: Name, { operations }: History): string {
  const seen = operations.find(
    (each) =>
      isObserver(each) && each.call.kind === 'getRun' && each.call.run === run
  );
  return (seen?.response?.ok && seen.response.run?.status) || 'unreadable';
}
