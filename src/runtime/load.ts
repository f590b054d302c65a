import type { DataDirectory } from '../sim/files/data-directory.js';
import { loadRuntime, type RuntimeModules } from './modules.js';
import type { RuntimeFiles } from './package.js';
import {
  RUNTIME_POLICIES,
  RUNTIME_PROCESSES,
  type RuntimePlan,
} from './plan.js';
import { type LoadedRuntime, simulateRuntime } from './simulate.js';
import type { Stage } from './stage.js';
import { registerSteps } from './steps.js';

/** Rounds of the warm-up at most: it ends when nothing escapes any more. */
const ROUNDS_MAX = 5;

/**
 * Loads the runtime once for each simulated process and takes it through one
 * life of each policy, so that what it imports or reads on first use is there
 * before the first schedule.
 */
export async function loadProcesses(
  files: RuntimeFiles,
  data: DataDirectory
): Promise<LoadedRuntime> {
  const processes: RuntimeModules[] = [];
  let present: Stage | undefined;
  const stageNow = (): Stage => {
    if (!present) throw new TypeError('A step runs outside of a schedule');
    return present;
  };
  for (let process = 0; process < RUNTIME_PROCESSES; process++) {
    const modules = await loadRuntime(files, `p${process}`);
    registerSteps(modules, stageNow);
    processes.push(modules);
    const options = { dataDir: data.path, recoverActiveRuns: false };
    // It reads its own package for this, once.
    await modules.createWorld(options).getDeploymentId();
  }
  const loaded: LoadedRuntime = {
    processes,
    data,
    enter(stage) {
      present = stage;
    },
  };
  await warmUp(loaded);
  return loaded;
}

async function warmUp(loaded: LoadedRuntime): Promise<void> {
  const canSetAttributes = loaded.processes[0]?.canSetAttributes;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    let escapes = 0;
    for (const policy of RUNTIME_POLICIES) {
      if (policy === 'bridge' && !canSetAttributes) continue;
      const plan: RuntimePlan = {
        policy,
        requests: [
          { actor: 'A', process: 0, afterMs: 0 },
          { actor: 'B', process: 1, afterMs: 0 },
        ],
        workers: [0, 1],
        twice: [0],
        tickMs: 1,
        // Step about, so that the two meet.
        choices: Array.from({ length: 600 }, (_, at) => at % 3),
        entropy: 0,
      };
      const simulated = await simulateRuntime(loaded, plan);
      escapes += simulated.escapes.length;
    }
    if (escapes === 0) return;
  }
}
