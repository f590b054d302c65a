import type { Work } from '../model/policy.js';
import { gate } from '../sim/context.js';
import { stepId } from './bundle.js';
import type { RuntimeModules } from './modules.js';
import { type Draft, petitionOf, type Stage } from './stage.js';

/** As long as a call of the runtime: others come to theirs meanwhile. */
const WORK_STEPS = 24;

/**
 * Registers the steps of the bundle in one process. They are registered once
 * and outlive schedules: `stageNow` is the present one.
 */
export function registerSteps(
  { runtime, registerStep }: RuntimeModules,
  stageNow: () => Stage
): void {
  const { getRun, resumeHook } = runtime;
  registerStep(stepId('work'), (run: string, payload?: string) =>
    work(stageNow(), run, payload)
  );
  registerStep(stepId('statusOf'), (runId: string) => getRun(runId).status);
  registerStep(stepId('resultOf'), async (runId: string) => {
    try {
      const result = (await getRun(runId).returnValue) as { value?: string };
      return { status: 'completed', value: result.value };
    } catch (error) {
      const status = endOf(error);
      if (status) return { status };
      throw error;
    }
  });
  registerStep(stepId('cancel'), async (runId: string) => {
    try {
      await getRun(runId).cancel();
      return true;
    } catch (error) {
      // It has ended by itself meanwhile, and has left the key.
      if (isNamed(error, 'EntityConflictError', 'RunExpiredError')) {
        return false;
      }
      throw error;
    }
  });
  registerStep(stepId('forward'), async (key: string, payload: string) => {
    try {
      return (await resumeHook(key, payload)).runId;
    } catch (error) {
      if (isNamed(error, 'HookNotFoundError')) return null;
      throw error;
    }
  });
}

/** How a run ended whose result was waited for in vain. */
export function endOf(error: unknown): 'cancelled' | 'failed' | undefined {
  if (isNamed(error, 'WorkflowRunCancelledError')) return 'cancelled';
  return isNamed(error, 'WorkflowRunFailedError') ? 'failed' : undefined;
}

/** Errors of the SDK are told by name, as their own `static is()` does. */
export function isNamed(error: unknown, ...names: string[]): boolean {
  return names.includes((error as { name?: string } | undefined)?.name ?? '');
}

/** Two marks out of band, with gates before each and between them. */
async function work(
  stage: Stage,
  run: string,
  payload?: string
): Promise<void> {
  const works = petitionOf(stage, run)?.works ?? [];
  const mark: Draft<Work> = await gate(
    { kind: 'call', name: 'work:begin', target: run },
    () => {
      const begun = { run, payload, began: stage.position() };
      works.push(begun);
      return begun;
    }
  );
  for (let at = 0; at < WORK_STEPS; at++) {
    await gate({ kind: 'call', name: 'work', target: run }, () => undefined);
  }
  await gate({ kind: 'call', name: 'work:end', target: run }, () => {
    mark.ended = stage.position();
  });
}
