import { deploymentOf, type KeyedStart } from '../../model/call.js';
import type { Accepted } from '../../model/response.js';
import type { WorldApi } from './api.js';
import { encodeLabel } from './payload.js';
import type { RequestContext } from './requests.js';
import { runView } from './views.js';

/** Asks for a keyed start by whichever face the World has. */
export async function startByKey(
  world: WorldApi,
  call: KeyedStart,
  context: RequestContext
): Promise<Accepted> {
  const { names, specVersion, nowMs } = context;
  if (!world.keyedStart) return startWithHook(world, call, context);
  const { run, created } = await world.keyedStart({
    key: names.token(call.key),
    workflowName: call.workflow,
    deploymentId: deploymentOf(call),
    runId: names.id('run', call.run, nowMs),
    input: encodeLabel(call.input),
    retentionMs: call.windowMs,
    specVersion,
  });
  if (created && context.isRunIdOfWorld) names.bind('run', call.run, run.runId);
  return { ok: true, run: runView(run, context), created };
}

/**
 * Upstream's own shape, turned into `{ run, created }`: the loser reads the
 * run that the conflict names. Tokens are one flat namespace, so the workflow
 * is part of the token, as the docs page advises.
 */
async function startWithHook(
  world: WorldApi,
  call: KeyedStart,
  context: RequestContext
): Promise<Accepted> {
  const { names, specVersion, nowMs } = context;
  if (!world.start) throw new TypeError('The World has no keyed start');
  const { workflow, key, windowMs } = call;
  const options = {
    deploymentId: deploymentOf(call),
    runId: names.id('run', call.run, nowMs),
    specVersion,
    hook: {
      token: `${workflow}:${names.token(key)}`,
      minRetention: windowMs,
    },
  };
  try {
    const run = await world.start(workflow, encodeLabel(call.input), options);
    return { ok: true, run: runView(run, context), created: true };
  } catch (error) {
    const owner = ownerIn(error);
    if (owner === undefined) throw error;
    const run = await world.runs.get(owner);
    return { ok: true, run: runView(run, context), created: false };
  }
}

function ownerIn(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'HookConflictError') {
    return undefined;
  }
  const { conflictingRunId } = error as { conflictingRunId?: unknown };
  return typeof conflictingRunId === 'string' ? conflictingRunId : undefined;
}
