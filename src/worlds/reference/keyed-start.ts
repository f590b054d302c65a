import type {
  KeyedStartRequest,
  KeyedStartResult,
  WorldRun,
} from '../contract/api.js';
import { toRun } from './entities.js';
import { EntityConflictError } from './errors.js';
import { type EventCall, parseEvent } from './event-call.js';
import type { KeyRow, RunRow } from './rows.js';
import type { Scope } from './rules.js';
import { createRun, hasEnded } from './runs.js';
import type { Time, Transaction } from './transaction.js';

/**
 * Atomic start by key (proposal P0 of issue #2376): the key, the run, its
 * first event and its message are written together, or none of them is.
 *
 * @throws EntityConflictError where the id of the new run is taken
 */
export function keyedStart(
  scope: Scope,
  request: KeyedStartRequest
): Promise<KeyedStartResult> {
  return scope.store.transact(scope.now, async (tx) => {
    const { owner, taken } = await findKey(tx, scope, request);
    if (owner) {
      const run = scope.rules.answerDuplicate(tx, owner, request);
      return { run, created: false };
    }
    if (taken) {
      throw new EntityConflictError(
        `Run ${request.runId} exists already: start under another id.`
      );
    }
    return { run: createKeyed(tx, scope, request), created: true };
  });
}

interface FoundKey {
  /** The run for which the key stands. */
  readonly owner?: RunRow | undefined;
  /** The id of the run to create is in use. */
  readonly taken: boolean;
}

export async function findKey(
  tx: Transaction,
  scope: Scope,
  { workflowName, key, runId }: KeyedStartRequest
): Promise<FoundKey> {
  const id = scope.rules.keyOf(workflowName, key);
  const found = await tx.look(`keys/${key}`, (view) => {
    const row = view.get('keys', id);
    return {
      row,
      run: row && view.get('runs', row.runId),
      taken: view.get('runs', runId) !== undefined,
    };
  });
  const { row, run, taken } = found;
  const owns = row && run && scope.rules.isKeyTaken(row, run, tx);
  return { owner: owns ? run : undefined, taken };
}

/** `retention.window`: counted from the end of the run, by its own window. */
export function isKeyTaken(key: KeyRow, run: RunRow, time: Time): boolean {
  if (!hasEnded(run)) return true;
  return time.isBefore((run.endedAtMs ?? 0) + key.retentionMs);
}

/** `admission.same-input`, `result.reuse`: the first start, as it stands. */
export function answerDuplicate(_tx: Transaction, owner: RunRow): WorldRun {
  return toRun(owner);
}

/** Writes the key and the run of a start that is the first. */
export function createKeyed(
  tx: Transaction,
  scope: Scope,
  request: KeyedStartRequest
): WorldRun {
  const { workflowName, key, runId, retentionMs } = request;
  const situation = { scope, call: creationOf(request), time: tx, hooks: [] };
  const { run } = createRun(tx, situation);
  tx.put('keys', scope.rules.keyOf(workflowName, key), { runId, retentionMs });
  tx.put('messages', runId, { runId });
  return run as WorldRun;
}

/** The run_created that a keyed start stands for. */
export function creationOf(request: KeyedStartRequest): EventCall {
  const { runId, workflowName, deploymentId, input, specVersion } = request;
  const eventData = { deploymentId, workflowName, input };
  return parseEvent(
    runId,
    { eventType: 'run_created', specVersion, eventData },
    undefined
  );
}
