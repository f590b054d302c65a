import type { Call, Name } from '../../model/call.js';
import type { Accepted, Response } from '../../model/response.js';
import { textOf } from '../../model/values.js';
import type { HookView } from '../../model/view.js';
import { plainly } from './answered.js';
import type { EventResult, WorldApi, WorldHook, WorldRun } from './api.js';
import { writeBatch } from './batches.js';
import { keeping } from './detached/keeping.js';
import { overwrite } from './detached/overwrite.js';
import { startByKey } from './keyed-start.js';
import { readLog } from './log-reads.js';
import { askOptional } from './many-runs.js';
import { listed, pages } from './pages.js';
import { paramsOf } from './params.js';
import { refusedBy } from './refusal.js';
import { type RequestContext, requestOf } from './requests.js';
import { textsOf } from './texts.js';
import {
  hookShown,
  resolveOf,
  resolveParams,
  runShown,
  stepShown,
} from './without-data.js';
import { accepted } from './written.js';

/**
 * Issues one call against the storage contract of a World and says what came
 * back in the names of the plan. It never throws: a World that does was asked
 * something that it refuses.
 */
export async function perform(
  world: WorldApi,
  call: Call,
  context: RequestContext
): Promise<Response> {
  const undated = new Set<string>();
  const { kept } = context;
  // What only looks at what was kept leaves nothing to be kept.
  const asked =
    kept && call.kind !== 'overwrite' ? keeping(world, kept) : world;
  const heard = await answerTo(asked, call, { ...context, undated });
  const response = plainly(heard);
  if (!response.ok || undated.size === 0) return response;
  return { ...response, undated: [...undated] };
}

async function answerTo(
  world: WorldApi,
  call: Call,
  context: RequestContext
): Promise<Response> {
  try {
    const request = requestOf(call, context);
    if (!request || !('run' in call)) return await ask(world, call, context);
    const runId = runIdFor(call, context);
    const result = await world.events.create(runId, request, paramsOf(call));
    if (runId === null) bindRun(call, result, context);
    return accepted(call, result, context);
  } catch (error) {
    const refused = refusedBy(error, context.areRefusalsNamed);
    return { ...refused, message: context.names.redact(refused.message) };
  }
}

/** Null: the World is to make the id of the new run. */
function runIdFor(
  call: Extract<Call, { run: Name }>,
  { names, nowMs, isRunIdOfWorld }: RequestContext
): string | null {
  const isMade =
    call.kind === 'createRun' &&
    (isRunIdOfWorld === true || call.unnamed === true);
  return isMade ? null : names.id('run', call.run, nowMs);
}

function bindRun(
  call: Extract<Call, { run: Name }>,
  result: EventResult | undefined,
  { names }: RequestContext
): void {
  const id = result?.run?.runId ?? result?.event?.runId;
  if (typeof id === 'string') names.bind('run', call.run, id);
}

/** A call that is no event. */
async function ask(
  world: WorldApi,
  call: Call,
  context: RequestContext
): Promise<Accepted> {
  const { names, nowMs } = context;
  switch (call.kind) {
    case 'getRun': {
      const run = await world.runs.get(
        names.id('run', call.run, nowMs),
        ...resolveParams(call)
      );
      return { ok: true, run: runShown(run, call, context) };
    }
    case 'getHook': {
      const hook = await world.hooks.get(
        names.id('hook', call.hook, nowMs),
        ...resolveParams(call)
      );
      return { ok: true, hook: hookShown(hook, call, context) };
    }
    case 'getByToken': {
      const hook = await world.hooks.getByToken(
        names.token(call.token),
        ...resolveParams(call)
      );
      return { ok: true, hook: hookShown(hook, call, context) };
    }
    case 'getStep': {
      const step = await stepsOf(world).get(
        names.id('run', call.run, nowMs),
        names.idWithin(call.run, 'step', call.step, nowMs),
        ...resolveParams(call)
      );
      return { ok: true, step: stepShown(step, call, context) };
    }
    case 'createBatch':
      return writeBatch(world, call, context);
    case 'getRuns':
    case 'cancelRuns':
    case 'awaitRun':
      return askOptional(world, call, context);
    case 'overwrite':
      return overwrite(world, call, context);
    case 'keyedStart':
      return startByKey(world, call, context);
    default:
      return list(world, call, context);
  }
}

function stepsOf(world: WorldApi): NonNullable<WorldApi['steps']> {
  if (!world.steps) throw new TypeError('The World has no steps');
  return world.steps;
}

/** Of the hooks of every run, those of the run that the call is about. */
function ownHooks(
  hooks: readonly WorldHook[],
  call: Extract<Call, { kind: 'listHooks' }>,
  context: RequestContext
): readonly HookView[] {
  const views = hooks.map((hook) => hookShown(hook, call, context));
  return call.everyRun ? views.filter(({ run }) => run === call.run) : views;
}

async function list(
  world: WorldApi,
  call: Call,
  context: RequestContext
): Promise<Accepted> {
  const { names, nowMs } = context;
  const shown = (run: WorldRun) => runShown(run, call, context);
  switch (call.kind) {
    case 'listRuns': {
      const { status, workflow } = call;
      const filters = {
        ...(status === undefined ? {} : { status }),
        ...(workflow === undefined ? {} : { workflowName: textOf(workflow) }),
        ...resolveOf(call),
      };
      return listed(
        call,
        (pagination) => world.runs.list({ ...filters, pagination }),
        (runs) => ({ runs: runs.map(shown) })
      );
    }
    case 'listHooks': {
      const runId = names.id('run', call.run, nowMs);
      const filters = call.everyRun ? {} : { runId };
      return listed(
        call,
        (pagination) =>
          world.hooks.list({ ...filters, ...resolveOf(call), pagination }),
        (hooks) => ({ hooks: ownHooks(hooks, call, context) })
      );
    }
    case 'listSteps': {
      const runId = names.id('run', call.run, nowMs);
      return listed(
        call,
        (pagination) =>
          stepsOf(world).list({ runId, ...resolveOf(call), pagination }),
        (steps) => ({
          steps: steps.map((step) => stepShown(step, call, context)),
        })
      );
    }
    case 'listEvents':
    case 'followEvents':
    case 'getEvent':
    case 'listStepEvents':
    case 'listHookEvents':
    case 'listWaitEvents':
      return readLog(world, call, context);
    case 'findRuns': {
      const attributes = textsOf(call.attributes);
      const runs = await pages({}, (pagination) => {
        if (!world.analytics) throw new TypeError('The World has no analytics');
        return world.analytics.runs.list({ attributes, pagination });
      });
      return {
        ok: true,
        runs: runs.map((run) => shown({ status: 'pending', ...run })),
      };
    }
    default:
      throw new TypeError(`No driver for ${call.kind}`);
  }
}
