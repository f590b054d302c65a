import type { WorldHook, WorldRun } from '../contract/api.js';
import { toHook, toRun } from './entities.js';
import { HookNotFoundError, WorkflowRunNotFoundError } from './errors.js';
import type { HookRow } from './rows.js';
import type { Scope } from './rules.js';

/** @throws WorkflowRunNotFoundError */
export function getRun(scope: Scope, runId: string): Promise<WorldRun> {
  return scope.store.transact(scope.now, async (tx) => {
    const run = await tx.look(`runs/${runId}`, (view) =>
      view.get('runs', runId)
    );
    if (run) return toRun(run);
    throw new WorkflowRunNotFoundError(runId);
  });
}

/** @throws HookNotFoundError */
export function getHook(scope: Scope, hookId: string): Promise<WorldHook> {
  return readHook(scope, 'hooks', hookId);
}

/** @throws HookNotFoundError */
export function getByToken(scope: Scope, token: string): Promise<WorldHook> {
  return readHook(scope, 'tokens', token);
}

function readHook(
  scope: Scope,
  table: 'hooks' | 'tokens',
  key: string
): Promise<WorldHook> {
  return scope.store.transact(scope.now, async (tx) => {
    const hook: HookRow | undefined = await tx.look(`${table}/${key}`, (view) =>
      view.get(table, key)
    );
    if (hook && scope.rules.isReadable(hook, tx)) return toHook(hook);
    throw new HookNotFoundError(key);
  });
}
