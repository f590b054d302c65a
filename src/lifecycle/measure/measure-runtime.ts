import { exploreRuntime } from '../../runtime/explore.js';
import type { Lack } from '../../runtime/lack.js';
import {
  RUNTIME_PACKAGES,
  type RuntimePackage,
} from '../../runtime/package.js';
import { RUNTIME_POLICIES } from '../../runtime/plan.js';
import type { AskedRuntime, RuntimeCell } from '../../runtime/record.js';
import { SubjectError } from '../../worlds/errors.js';
import { RUNTIME_SCHEDULES } from './budgets.js';
import type { LifecycleOptions } from './options.js';

/**
 * Runs the policies as workflow code over each of these Worlds that a release
 * of the runtime pins, one World after the other.
 */
export async function measureRuntime(
  worlds: readonly string[],
  options: LifecycleOptions
): Promise<AskedRuntime[]> {
  const asked: AskedRuntime[] = [];
  for (const runtime of RUNTIME_PACKAGES) {
    if (!worlds.includes(runtime.subject)) continue;
    if (options.signal.aborted) break;
    asked.push(await measured(runtime, options));
  }
  return asked;
}

async function measured(
  { subject, version }: RuntimePackage,
  { seed, schedules = RUNTIME_SCHEDULES, signal, onProgress }: LifecycleOptions
): Promise<AskedRuntime> {
  const cells: RuntimeCell[] = [];
  const lacks: Lack[] = [];
  const asked = { subject, runtime: version, cells, lacks };
  try {
    await exploreRuntime({
      subject,
      seed,
      // Each replays whole workflows: more of them would outlast the rest.
      schedules: Math.min(schedules, RUNTIME_SCHEDULES),
      signal,
      onCell: (cell) => cells.push(cell),
      onLack: (lack) => lacks.push(lack),
      onProgress: (message) =>
        onProgress?.({
          subject,
          phase: 'load',
          message,
          done: cells.length,
          total: RUNTIME_POLICIES.length,
          unit: 'questions',
          schedulesPerSecond: 0,
          divergences: cells.filter(({ violated }) => violated > 0).length,
        }),
    });
    return asked;
  } catch (error) {
    if (!SubjectError.is(error)) throw error;
    return { ...asked, notRun: error.reason };
  }
}
