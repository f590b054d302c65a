import type {
  WorldEvent,
  WorldHook,
  WorldRun,
  WorldStep,
} from '../contract/api.js';
import { toHook, toRun, toStep } from './entities.js';
import {
  HookNotFoundError,
  WorkflowRunNotFoundError,
  WorkflowWorldError,
} from './errors.js';
import { ofRun } from './ids.js';
import { eventsOf } from './lists.js';
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

/** @throws WorkflowWorldError */
export function getStep(
  scope: Scope,
  runId: string,
  stepId: string
): Promise<WorldStep> {
  return scope.store.transact(scope.now, async (tx) => {
    const key = ofRun(runId, stepId);
    const step = await tx.look(`steps/${key}`, (view) =>
      view.get('steps', key)
    );
    if (step) return toStep(step);
    throw new WorkflowWorldError(
      `No step of run ${runId} has the id ${stepId}.`
    );
  });
}

/** @throws WorkflowWorldError */
export async function getEvent(
  scope: Scope,
  runId: string,
  eventId: string
): Promise<WorldEvent> {
  const events = await eventsOf(scope, runId);
  const event = events.find((each) => each.eventId === eventId);
  if (event) return event;
  throw new WorkflowWorldError(
    `No event of run ${runId} has the id ${eventId}.`
  );
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
