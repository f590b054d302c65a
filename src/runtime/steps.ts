import { markWork } from '../explore/policies/mark-work.js';
import { recordsAt } from '../explore/policies/records.js';
import type { WorldRun } from '../worlds/contract/api.js';
import { type StepName, stepId } from './bundle.js';
import type { RuntimeApi, RuntimeModules, StepFunction } from './modules.js';
import { MEMORY } from './patterns.js';
import { requestOf, type Stage } from './stage.js';

/** As long as a call of the runtime: others come to theirs meanwhile. */
const WORK_GATES = 24;

/**
 * Registers the steps of the bundle in one process. They are registered once
 * and outlive schedules: `stageNow` is the present one.
 */
export function registerSteps(
  { runtime, registerStep }: RuntimeModules,
  stageNow: () => Stage
): void {
  const steps: Record<StepName, StepFunction> = {
    ...stepsOnRuns(runtime),
    work: (run: string, step: number, payload?: string) => {
      const { requests, position } = stageNow();
      const works = requestOf({ requests }, run)?.works ?? [];
      const known = { run, step: `${run}-work-${step}`, payload };
      return markWork(works, known, position, WORK_GATES);
    },
    record: async (runId: string, mayReplace: boolean) => {
      const { table, key } = stageNow();
      const row = recordsAt(table, key);
      if (!mayReplace) return row.insert(runId);
      await row.put(runId);
      return runId;
    },
  };
  for (const [name, step] of Object.entries(steps)) {
    registerStep(stepId(name as StepName), step);
  }
}

function stepsOnRuns({
  getRun,
  resumeHook,
  getWorld,
}: RuntimeApi): Record<Exclude<StepName, 'work' | 'record'>, StepFunction> {
  return {
    statusOf: (runId: string) => getRun(runId).status,
    async resultOf(runId: string) {
      try {
        const result = (await getRun(runId).returnValue) as { value?: string };
        return { status: 'completed', value: result.value };
      } catch (error) {
        const status = endOf(error);
        if (status) return { status };
        throw error;
      }
    },
    async cancel(runId: string) {
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
    },
    async forward(key: string, payload: string) {
      try {
        return (await resumeHook(key, payload)).runId;
      } catch (error) {
        if (isNamed(error, 'HookNotFoundError')) return null;
        throw error;
      }
    },
    async completedRun(key: string) {
      const { runs, analytics } = await getWorld();
      const attributes = { [MEMORY]: key };
      const found = analytics
        ? await analytics.runs.list({ attributes })
        : await runs.list({ status: 'completed' });
      for (const run of found.data as readonly WorldRun[]) {
        if (!analytics && run.attributes?.[MEMORY] !== key) continue;
        if ((await getRun(run.runId).status) === 'completed') return run.runId;
      }
      return null;
    },
  };
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
