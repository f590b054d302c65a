import { execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import type { Ran } from './command.js';
import { makeProject, removeProject, tarball } from './installed.js';
import { OWN_ENV } from './npm-env.js';

const PACKAGES_MAX = 15;
const KILOBYTES_MAX = 30 * 1024;

/** Nothing listens there, which is how a machine without a network is told. */
const NO_NETWORK = { npm_config_registry: 'http://127.0.0.1:9' };

const { exports }: { exports: object } = JSON.parse(
  readFileSync(join(KIT_ROOT, 'package.json'), 'utf8')
);

/** Every entry of the package, as its users write it. */
const ENTRIES: readonly string[] = Object.keys(exports)
  .filter((name) => !name.endsWith('.json'))
  .map((name) => name.replace(/^\./, 'worldproof'));

let folder = '';
let packed = '';
const at = (...names: readonly string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = await makeProject();
  packed = await tarball();
});
afterAll(() => removeProject(folder));

/** Runs a program in the project, beside a cache of its own. */
function run(command: string, ...words: readonly string[]): Promise<Ran> {
  return runWith({}, command, ...words);
}

function runWith(
  env: Readonly<Record<string, string>>,
  command: string,
  ...words: readonly string[]
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      cwd: folder,
      env: {
        ...OWN_ENV,
        NO_COLOR: '1',
        FORCE_COLOR: '',
        WORLDPROOF_CACHE: at('cache'),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

const FEW = [
  ...['--schedules', '10', '--scenario', 'race.claim-claim'],
  ...['--clause', 'token.unique'],
];

/** As docs/own-world.md has it, for factories that are called or made. */
const CONFIG = `
import { check } from 'worldproof';
import { defineConfig, defineWorld } from 'worldproof/config';
export const told = check({ subjects: [defineWorld({ module: './x.js' })] });
export default defineConfig({
  subjects: [
    { package: 'theirs', create: ({ url }, { createWorld }) => createWorld({ url }) },
    { package: 'other', create: async ({ url }, { Pool }) => new Pool(url) },
  ],
});
`;

test('what is installed is the kit alone: few packages, and small', () => {
  const words = ['ls', '--all', '--parseable'];
  const listed = execFileSync('npm', words, { cwd: folder, env: OWN_ENV });
  const [, ...packages] = String(listed).trim().split('\n');
  expect(packages.length).toBeLessThanOrEqual(PACKAGES_MAX);
  const [size] = String(execFileSync('du', ['-sk', at('node_modules')])).split(
    '\t'
  );
  expect(Number(size)).toBeLessThanOrEqual(KILOBYTES_MAX);
});

describe('what the manifest says of the tarball holds', () => {
  const tool = (name: string) => join(KIT_ROOT, 'node_modules/.bin', name);

  test('by publint', async () => {
    const ran = await run(tool('publint'), 'run', packed, '--strict');
    expect(ran).toMatchObject({ exitCode: 0 });
  });

  test('by attw, for what resolves modules', async () => {
    const words = ['--profile', 'esm-only', '--format', 'ascii', '--no-emoji'];
    const ran = await run(tool('attw'), packed, ...words);
    expect(ran, ran.stdout).toMatchObject({ exitCode: 0 });
  });

  test.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('by the compiler, under %s modules and %s', async (module, resolution) => {
    writeFileSync(
      at('types.mts'),
      ENTRIES.map(
        (entry, index) =>
          `import * as entry${index} from '${entry}';\nexport { entry${index} };\n`
      ).join('') + CONFIG
    );
    const ran = await run(
      // Two packages have a command of this name.
      join(KIT_ROOT, 'node_modules/typescript/bin/tsc'),
      ...['--noEmit', '--strict', '--ignoreConfig', '--target', 'es2023'],
      ...['--module', module, '--moduleResolution', resolution],
      ...['--types', '', 'types.mts']
    );
    expect(ran).toMatchObject({ exitCode: 0, stdout: '' });
  });
});

test('an own World gets its verdict', async () => {
  const minimal = at('node_modules/worldproof/docs/minimal-world.mjs');
  copyFileSync(minimal, at('world.mjs'));
  const ran = await run('npx', 'worldproof', 'check', './world.mjs', ...FEW);
  expect(ran.exitCode).toBe(0);
  expect(ran.stdout).toMatch(/✔/);
  expect(existsSync(at('cache'))).toBe(false);
});

test('a check that names nothing fetches nothing, and says so', async () => {
  const ran = await run('npx', 'worldproof', 'check', ...FEW);
  expect(ran.exitCode).toBe(0);
  expect(ran.stderr).toMatch(/^not fetched yet, so left out: local-v5, local-/);
  expect(ran.stderr).toContain('`worldproof fetch` gets them');
  expect(existsSync(at('cache'))).toBe(false);
});

describe('a published World', () => {
  test('without a network is told in one line, at once', async () => {
    const words = ['worldproof', 'fetch', 'local-v5'];
    const ran = await runWith(NO_NETWORK, 'npx', ...words);
    expect(ran.exitCode).toBe(2);
    const lines = ran.stderr.trim().split('\n');
    expect(lines).toEqual([
      'local-v5: installing @workflow/world-local@5.0.0-beta.46',
      expect.stringMatching(
        /^worldproof: @workflow\/world-local@5\S+: npm install failed: the registry cannot be reached: .*127\.0\.0\.1:9/
      ),
    ]);
  });

  test('is fetched when it is asked for, and from then on is here', async () => {
    const words = ['worldproof', 'check', 'local-v5', ...FEW];
    const fetched = await run('npx', ...words);
    expect(fetched.exitCode).toBe(0);
    expect(fetched.stderr).toContain('installing @workflow/world-local@5.0.0');
    expect(readdirSync(at('cache'))).toEqual([
      '@workflow+world-local@5.0.0-beta.46',
    ]);
    const again = await runWith(NO_NETWORK, 'npx', ...words);
    expect(again.exitCode).toBe(0);
    expect(again.stderr).not.toContain('installing');
    const said = await runWith(
      NO_NETWORK,
      ...(['npx', 'worldproof', 'fetch', 'local-v5'] as const)
    );
    expect(said.stdout).toBe(
      `local-v5: @workflow/world-local@5.0.0-beta.46 is here\nwhat was fetched is in ${at('cache')}\n`
    );
  });

  test('whose name nobody knows is told, with the nearest', async () => {
    const ran = await run('npx', 'worldproof', 'fetch', 'strater');
    expect(ran).toMatchObject({
      exitCode: 2,
      stderr: 'worldproof: unknown subject "strater": did you mean starter?\n',
    });
  });
});
