import { askEngines } from '../../engines/ask-engines.js';
import type { EngineId } from '../../engines/engine.js';
import type { AskedEngine } from '../../engines/record.js';
import { ENGINE_TRIES } from './budgets.js';
import type { LifecycleOptions } from './options.js';

/** Puts the experiments to each engine, one engine after the other. */
export async function measureEngines(
  engines: readonly EngineId[],
  { tries = ENGINE_TRIES, seed, env, signal, onProgress }: LifecycleOptions
): Promise<AskedEngine[]> {
  const asked: AskedEngine[] = [];
  for (const engine of engines) {
    if (signal.aborted) break;
    let done = 0;
    const seen = await askEngines({
      engines: [engine],
      tries,
      seed,
      env,
      signal,
      onProgress: (message) => {
        done += 1;
        onProgress?.({
          subject: engine,
          phase: 'load',
          message: message.replace(`${engine}: `, ''),
          done,
          unit: 'questions',
          schedulesPerSecond: 0,
          divergences: 0,
        });
      },
    });
    asked.push(...seen);
  }
  return asked;
}
