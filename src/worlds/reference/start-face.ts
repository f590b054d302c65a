import type { HookStartOptions, WorldRun } from '../contract/api.js';
import { toRun } from './entities.js';
import { EntityConflictError, HookConflictError } from './errors.js';
import { createKeyed, findKey } from './keyed-start.js';
import type { DecisionRow } from './rows.js';
import type { Scope } from './rules.js';
import type { Transaction } from './transaction.js';

interface Candidate extends HookStartOptions {
  readonly workflowName: string;
  readonly input: unknown;
}

/**
 * Keyed start as upstream shapes it. The message of the candidate is queued
 * first, so that no admitted run is ever without one; then one transaction
 * decides, and what it decides of a candidate stands: whoever asks again for
 * the same candidate, a redelivered message say, is told the same. The token
 * is given free as a key is: a while after the end of the run.
 *
 * @throws HookConflictError where another run has the token
 * @throws EntityConflictError where the candidate is a run already
 */
export async function start(
  scope: Scope,
  candidate: Candidate
): Promise<WorldRun> {
  const { store, now } = scope;
  const { runId, hook } = candidate;
  await store.transact(now, async (tx) => {
    await tx.look(`messages/${runId}`, (view) => view.get('messages', runId));
    tx.put('messages', runId, { runId });
  });
  const { run, owner } = await store.transact(now, (tx) =>
    decide(tx, scope, candidate)
  );
  if (run) return run;
  throw new HookConflictError(hook.token, owner ?? runId);
}

interface Decision {
  readonly run?: WorldRun | undefined;
  readonly owner?: string | undefined;
}

async function decide(
  tx: Transaction,
  scope: Scope,
  candidate: Candidate
): Promise<Decision> {
  const { runId } = candidate;
  const { hook, ...rest } = candidate;
  const { token: key, minRetention: retentionMs } = hook;
  const request = { ...rest, key, retentionMs };
  const flat = { ...scope, rules: { ...scope.rules, keyOf: flatKey } };
  const { decided, run } = await lookBack(tx, runId);
  if (decided?.owner !== undefined) return { owner: decided.owner };
  if (decided && run) return { run };
  const { owner, taken } = await findKey(tx, flat, request);
  if (!owner && taken) {
    throw new EntityConflictError(
      `Run ${runId} exists already: start with another candidate.`
    );
  }
  tx.put('decisions', runId, { runId, owner: owner?.runId });
  return owner
    ? { owner: owner.runId }
    : { run: createKeyed(tx, flat, request) };
}

function lookBack(
  tx: Transaction,
  runId: string
): Promise<{ decided?: DecisionRow | undefined; run?: WorldRun | undefined }> {
  return tx.look(`decisions/${runId}`, (view) => {
    const decided = view.get('decisions', runId);
    const row = decided && view.get('runs', runId);
    return { decided, run: row && toRun(row) };
  });
}

/** Tokens are one namespace, whatever the workflow: gap 5 of issue #2376. */
function flatKey(_workflowName: string, token: string): string {
  return `token ${token}`;
}
