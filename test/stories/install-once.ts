import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { KIT_ROOT } from '../../src/kit.js';
import { OWN_ENV } from './npm-env.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the packed kit is, and a project that has it installed. */
    packed?: string;
  }
}

const run = promisify(execFile);

/**
 * Packs the build and installs the tarball, as a user does; once for all
 * stories, and meanwhile other tests go on.
 */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'worldproof-packed-'));
  const done = install(folder).then(
    () => tell(folder, ''),
    (error: unknown) => tell(folder, String(error))
  );
  project.provide('packed', folder);
  return async () => {
    await done;
    rmSync(folder, { recursive: true, force: true });
  };
}

async function install(folder: string): Promise<void> {
  const pack = ['pack', '--ignore-scripts', '--pack-destination', folder];
  await run('npm', pack, { cwd: KIT_ROOT, env: OWN_ENV });
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  const project = join(folder, 'project');
  mkdirSync(project);
  const manifest = { name: 'adapter', version: '1.0.0' };
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  const words = ['--prefer-offline', '--no-audit', '--no-fund', '-D'];
  await run('npm', ['install', ...words, join(folder, tarball ?? '')], {
    cwd: project,
    env: OWN_ENV,
  });
}

/** Those who wait for it are processes of their own. */
function tell(folder: string, failure: string): void {
  writeFileSync(join(folder, 'draft'), failure);
  renameSync(join(folder, 'draft'), join(folder, 'done'));
}
