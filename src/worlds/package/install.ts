import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../make-folder.js';
import { SubjectError } from '../errors.js';
import { gistOf } from './npm-words.js';

/** Where published versions are kept: offline from the second time on. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env): string {
  if (env.WORLDPROOF_CACHE) return env.WORLDPROOF_CACHE;
  const base = env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return join(base, 'worldproof');
}

/** Where a published version is, or would be, once it was installed. */
export function cachedPackage(name: string, version: string): string {
  return join(folderOf(name, version), 'node_modules', name);
}

function folderOf(name: string, version: string): string {
  return join(cacheDirectory(), `${name}@${version}`.replaceAll('/', '+'));
}

/**
 * Installs one published version into a directory of its own, once, and
 * returns that directory. Beside a half-finished install nothing is seen: the
 * directory gets its name when it is whole.
 *
 * @throws SubjectError with npm's own last words
 */
export async function installPackage(
  name: string,
  version: string,
  onProgress: (message: string) => void = () => undefined
): Promise<string> {
  const id = `${name}@${version}`;
  const directory = folderOf(name, version);
  if (existsSync(directory)) return directory;
  onProgress(`installing ${id}`);
  const draft = await draftFolder(id);
  try {
    await writeFile(join(draft, 'package.json'), '{"private":true}\n');
    await npmInstall(id, draft);
    await rename(draft, directory);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (existsSync(directory)) return directory;
    throw error;
  }
  onProgress(`installed ${id}`);
  return directory;
}

/** @throws SubjectError that names the variable for another folder */
async function draftFolder(id: string): Promise<string> {
  const cache = cacheDirectory();
  try {
    makeFolder(cache);
    return await mkdtemp(join(cache, '.install-'));
  } catch (error) {
    const { code = 'no reason given' } = error as NodeJS.ErrnoException;
    throw new SubjectError(
      id,
      `the folder ${cache} cannot be written (${code}); name another in WORLDPROOF_CACHE`,
      { cause: error }
    );
  }
}

/**
 * Without a network npm would try for more than a minute. What the user has
 * set for npm holds.
 */
const PATIENCE = {
  npm_config_fetch_retries: '1',
  npm_config_fetch_retry_mintimeout: '500',
  npm_config_fetch_retry_maxtimeout: '500',
  npm_config_fetch_timeout: '5000',
};

const ARGUMENTS = [
  'install',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-save',
  '--loglevel=error',
];

function npmInstall(id: string, directory: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', [...ARGUMENTS, id], {
      cwd: directory,
      env: { ...PATIENCE, ...process.env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let words = '';
    npm.stderr.on('data', (chunk: Buffer) => {
      words += chunk;
    });
    npm.on('error', (error) => {
      reject(new SubjectError(id, `npm cannot be run: ${error.message}`));
    });
    npm.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new SubjectError(id, `npm install failed: ${gistOf(words)}`));
    });
  });
}
