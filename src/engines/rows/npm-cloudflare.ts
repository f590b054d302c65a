import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { EngineError, NotRunHereError } from '../errors.js';
import { run } from '../install/run.js';
import type { Stage } from '../stage.js';
import { assertNode20 } from './later-on-node-20.js';
import { LOCAL, laterOf } from './local.js';
import type { Row } from './row.js';

const [ENGINE] = LOCAL.engines;

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

interface Resolved {
  readonly version: string;
  /** The versions of Node that it declares. */
  readonly engines: string;
}

/** What npm would install on that Node, in a project without anything else. */
async function resolveOn(stage: Stage, node: string): Promise<Resolved> {
  const directory = await mkdtemp(join(tmpdir(), 'worldproof-npm-'));
  const places = [node, process.execPath].map((path) => dirname(path));
  const PATH = [...places, process.env.PATH].join(delimiter);
  const options = {
    engine: ENGINE,
    cwd: directory,
    env: { ...process.env, PATH },
    timeoutMs: NPM_MS,
  };
  try {
    await writeFile(join(directory, 'package.json'), '{"private":true}\n');
    await run('npm', RESOLVE, options);
    const lock = await readFile(join(directory, 'package-lock.json'), 'utf8');
    const told = await run('npm', ['version', '--json'], options);
    const { npm, node: on } = JSON.parse(told) as Record<string, string>;
    const found = resolvedIn(lock);
    stage.note(
      `npm ${npm} on Node ${on}: npm install miniflare → ${found.version}, which declares Node ${found.engines}`
    );
    return found;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function resolvedIn(lock: string): Resolved {
  const { packages } = JSON.parse(lock) as {
    packages: Record<string, { version: string; engines?: { node?: string } }>;
  };
  const found = packages['node_modules/miniflare'];
  if (!found) throw new EngineError(ENGINE, 'npm resolved no miniflare');
  const { version, engines } = found;
  return { version, engines: engines?.node ?? 'any' };
}

/** @throws NotRunHereError where npm cannot ask its registry */
async function resolveBoth(stage: Stage, node: string): Promise<Resolved[]> {
  try {
    return [
      await resolveOn(stage, process.execPath),
      await resolveOn(stage, node),
    ];
  } catch (error) {
    if (!EngineError.is(error)) throw error;
    const command = 'npm install miniflare --package-lock-only';
    throw new NotRunHereError(ENGINE, error.reason, command);
  }
}

/** Not of the emulator itself: which release of it users get. */
export const NPM_CLOUDFLARE: Row = {
  ...LOCAL,
  id: 'cloudflare-local.npm-resolves',
  phase: 'admission',
  tries: 1,
  question:
    'npm is told to install miniflare, on Node 20 and on Node 22: which release does it take?',
  lead: ['on Node 20 4.20260426.0, on Node 22 4.20260730.0'],
  async run(stage) {
    assertNode20();
    const { node } = laterOf(stage);
    const [before, after] = await resolveBoth(stage, node);
    return {
      word: `on Node 20 ${before?.version}, on Node 22 ${after?.version}`,
      hits: before?.version === after?.version ? 0 : 1,
      calls: 2,
      note: `they declare Node ${before?.engines} and Node ${after?.engines}`,
    };
  },
};
