import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';

/** Where `install-once` has packed and installed the kit, when it has. */
async function packed(): Promise<string | undefined> {
  const folder = inject('packed');
  if (folder === undefined) return undefined;
  for (;;) {
    const failure = readIfThere(join(folder, 'done'));
    if (failure) throw new Error(`the kit was not installed: ${failure}`);
    if (failure === '') return folder;
    await sleep(100);
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

export async function tarball(): Promise<string> {
  const folder = await packed();
  if (folder === undefined) throw new Error('nothing was packed');
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? '';
  return join(folder, name);
}

/**
 * A folder as `npm init -y` and `npm i -D worldproof` leave it. What is
 * measured by `npm run coverage` is the build, so the kit is a link to it there.
 */
export async function makeProject(): Promise<string> {
  const made = mkdtempSync(join(tmpdir(), 'worldproof-project-'));
  const folder = realpathSync(made);
  const from = await packed();
  if (from === undefined) {
    mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
    symlinkSync(KIT_ROOT, join(folder, 'node_modules/worldproof'));
    const main = join(KIT_ROOT, 'dist/src/cli/main.js');
    symlinkSync(main, join(folder, 'node_modules/.bin/worldproof'));
  } else {
    execFileSync('cp', ['-a', `${join(from, 'project')}/.`, folder]);
  }
  return folder;
}

/** The command of a project, as npx finds it. */
export function commandOf(project: string): string {
  return realpathSync(join(project, 'node_modules/.bin/worldproof'));
}

export function removeProject(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
