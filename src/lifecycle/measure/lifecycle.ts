import { KIT_VERSION } from '../../kit.js';
import { buildLifecycle } from '../build.js';
import type { LifecycleReport } from '../record.js';
import { LIFECYCLE_ROWS } from '../rows/registry.js';
import { ENGINE_TRIES } from './budgets.js';
import { describeEngine, describeWorld } from './describe-systems.js';
import { measureEngines } from './measure-engines.js';
import { measureRuntime } from './measure-runtime.js';
import { measureWorlds } from './measure-worlds.js';
import type { LifecycleOptions } from './options.js';
import { systemsOf } from './systems.js';

/**
 * Puts the questions of the lifecycle to every system that can run here, side
 * by side. What cannot run is told with the reason; the others run all the
 * same.
 *
 * @throws UnknownNameError, InputError
 */
export async function lifecycle(
  options: LifecycleOptions
): Promise<LifecycleReport> {
  const { worlds, engines } = systemsOf(options.systems);
  const { seed, command, tries = ENGINE_TRIES, signal } = options;
  const { subjects, report } = await measureWorlds(worlds, options);
  const runtime = await measureRuntime(worlds, options);
  const asked = await measureEngines(engines, options);
  return buildLifecycle(
    {
      kit: KIT_VERSION,
      node: process.versions.node,
      date: new Date().toISOString(),
      seed,
      command,
      tries,
      systems: [
        ...worlds.map((word) => describeWorld(word, report)),
        ...engines.map((id) => describeEngine(id, asked)),
      ],
      subjects,
      worlds: report,
      engines: asked,
      ...(runtime.length > 0 && { runtime }),
      ...(signal.aborted && { incomplete: ['the run was interrupted'] }),
    },
    LIFECYCLE_ROWS
  );
}
