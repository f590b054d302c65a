import type { TerminalStatus } from '../../model/call.js';
import type {
  BulkCancelRequest,
  BulkCancelResult,
  WorldRun,
} from '../contract/api.js';
import { toRun } from './entities.js';
import { parseEvent } from './event-call.js';
import type { Scope, Situation } from './rules.js';
import { endRun, hasEnded } from './runs.js';
import { survey } from './situation.js';
import type { Transaction } from './transaction.js';

export type Outcome = BulkCancelResult['results'][number];

/** `runs.many`, `runs.snapshot`: all of one instant, in the order asked for. */
export function getRuns(
  scope: Scope,
  runIds: readonly string[]
): Promise<readonly (WorldRun | null)[]> {
  return scope.store.transact(scope.now, async (tx) => {
    const rows = await tx.look('runs', (view) =>
      runIds.map((runId) => view.get('runs', runId))
    );
    return rows.map((row) => (row ? toRun(row) : null));
  });
}

/** `runs.cancel-many`: one run after the other, each in its transaction. */
export async function cancelRuns(
  scope: Scope,
  { runIds, cancelReason }: BulkCancelRequest
): Promise<BulkCancelResult> {
  const results: Outcome[] = [];
  for (const runId of runIds) {
    results.push(await cancelOne(scope, runId, cancelReason));
  }
  return { summary: summaryOf(results), results };
}

function cancelOne(
  scope: Scope,
  runId: string,
  cancelReason: string | undefined
): Promise<Outcome> {
  const eventData = cancelReason === undefined ? {} : { cancelReason };
  const request = { eventType: 'run_cancelled', specVersion: SPEC, eventData };
  const call = parseEvent(runId, request, undefined);
  return scope.store.transact(scope.now, async (tx) =>
    scope.rules.cancelAsked(tx, await survey(tx, scope, call))
  );
}

/** Runs that end are of the newest spec, as all of this World are. */
const SPEC = 8;

/** What becomes of a run that is to be cancelled among others. */
export function cancelAsked(tx: Transaction, situation: Situation): Outcome {
  const { run, call } = situation;
  const { runId } = call;
  if (!run) return { runId, outcome: 'not_found' };
  if (!hasEnded(run)) {
    endRun(tx, situation);
    return { runId, outcome: 'cancelled' };
  }
  return refusalOf(runId, run.status);
}

function refusalOf(runId: string, status: TerminalStatus): Outcome {
  return status === 'cancelled'
    ? { runId, outcome: 'already_cancelled' }
    : { runId, outcome: 'not_cancellable', status };
}

export function summaryOf(
  results: readonly Outcome[]
): BulkCancelResult['summary'] {
  const count = (outcome: string) =>
    results.filter((each) => each.outcome === outcome).length;
  return {
    requested: results.length,
    cancelled: count('cancelled'),
    alreadyCancelled: count('already_cancelled'),
    notCancellable: count('not_cancellable'),
    notFound: count('not_found'),
    failed: count('failed'),
  };
}
