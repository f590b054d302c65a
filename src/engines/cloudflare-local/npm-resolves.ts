import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { EngineError, NotRunHereError } from '../errors.js';
import { run } from '../install/run.js';

const ENGINE = 'cloudflare-local';

/** Resolves and writes down what it would install, and installs nothing. */
const RESOLVE = [
  'install',
  'miniflare',
  '--package-lock-only',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--fetch-retries=0',
  '--logs-max=0',
  '--loglevel=error',
];

/** Real time that npm gets, in ms. */
const NPM_MS = 60_000;

export interface Resolved {
  readonly version: string;
  /** The versions of Node that it declares. */
  readonly engines: string;
  /** What was asked and answered, in a line. */
  readonly note: string;
}

/**
 * What npm would install of the emulator on that Node, in a project without
 * anything else.
 *
 * @throws NotRunHereError where npm cannot ask its registry
 */
export async function npmResolves(node: string): Promise<Resolved> {
  const directory = await mkdtemp(join(tmpdir(), 'worldproof-npm-'));
  try {
    return await resolveIn(directory, node);
  } catch (error) {
    if (!EngineError.is(error)) throw error;
    const command = 'npm install miniflare --package-lock-only';
    throw new NotRunHereError(ENGINE, error.reason, command);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function resolveIn(directory: string, node: string): Promise<Resolved> {
  const places = [node, process.execPath].map((path) => dirname(path));
  const PATH = [...places, process.env.PATH].join(delimiter);
  const options = {
    engine: ENGINE,
    cwd: directory,
    env: { ...process.env, PATH },
    timeoutMs: NPM_MS,
  };
  await writeFile(join(directory, 'package.json'), '{"private":true}\n');
  await run('npm', RESOLVE, options);
  const lock = await readFile(join(directory, 'package-lock.json'), 'utf8');
  const told = await run('npm', ['version', '--json'], options);
  const { npm, node: on } = JSON.parse(told) as Record<string, string>;
  const { version, engines } = resolvedIn(lock);
  const asked = `npm ${npm} on Node ${on}: npm install miniflare`;
  const note = `${asked} → ${version}, which declares Node ${engines}`;
  return { version, engines, note };
}

function resolvedIn(lock: string): Omit<Resolved, 'note'> {
  const { packages } = JSON.parse(lock) as {
    packages: Record<string, { version: string; engines?: { node?: string } }>;
  };
  const found = packages['node_modules/miniflare'];
  if (!found) throw new EngineError(ENGINE, 'npm resolved no miniflare');
  const { version, engines } = found;
  return { version, engines: engines?.node ?? 'any' };
}
