import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineId } from '../engine.js';
import { installOnce } from './draft.js';
import { SDK_PACKAGES, sdkDirectory } from './packages.js';
import { run } from './run.js';

/** Peers are frameworks that nothing here is served with. */
const ARGUMENTS = [
  'install',
  '--ignore-scripts',
  '--legacy-peer-deps',
  '--no-audit',
  '--no-fund',
  '--no-save',
  '--loglevel=error',
];

/** @throws EngineError with npm's own last words */
export function installSdk(
  engine: EngineId,
  env: NodeJS.ProcessEnv
): Promise<'installed' | 'present'> {
  const directory = sdkDirectory(engine, env);
  return installPackages(SDK_PACKAGES[engine], { engine, directory });
}

/**
 * Installs those into one directory of their own.
 *
 * @throws EngineError with npm's own last words
 */
export function installPackages(
  packages: readonly string[],
  to: { readonly engine: EngineId; readonly directory: string }
): Promise<'installed' | 'present'> {
  const { engine, directory } = to;
  return installOnce(directory, async (draft) => {
    await writeFile(join(draft, 'package.json'), '{"private":true}\n');
    await run('npm', [...ARGUMENTS, ...packages], { engine, cwd: draft });
  });
}
