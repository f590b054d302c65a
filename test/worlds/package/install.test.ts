import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  cacheDirectory,
  installPackage,
} from '../../../src/worlds/package/install.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worldproof-install-'));
  vi.stubEnv('WORLDPROOF_CACHE', join(folder, 'cache'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Puts an `npm` of our own in front of the real one. */
function fakeNpm(script: string): void {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'npm'), 0o755);
  vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
}

describe('a published version', () => {
  test('is installed once, in a directory of its own', async () => {
    const calls = join(folder, 'calls');
    fakeNpm(`mkdir -p node_modules/w; echo "$@" >> ${calls}`);
    const told: string[] = [];
    const install = () =>
      installPackage('@scope/w', '1.2.3', (message) => told.push(message));
    const directory = await install();
    expect(directory).toBe(join(folder, 'cache', '@scope+w@1.2.3'));
    expect(existsSync(join(directory, 'node_modules', 'w'))).toBe(true);
    expect(await install()).toBe(directory);
    expect(told).toEqual([
      'installing @scope/w@1.2.3',
      'installed @scope/w@1.2.3',
    ]);
    const [call, ...more] = readFileSync(calls, 'utf8').trim().split('\n');
    expect(more).toEqual([]);
    // A stranger's scripts do not run on the user's machine.
    expect(call).toMatch(/^install --ignore-scripts .*@scope\/w@1\.2\.3$/);
  });

  test('that two ask for at once is there for both', async () => {
    fakeNpm('sleep 0.1; mkdir -p node_modules/w');
    const both = [installPackage('w', '1.0.0'), installPackage('w', '1.0.0')];
    const [first, second] = await Promise.all(both);
    expect(first).toBe(second);
    expect(readdirSync(join(folder, 'cache'))).toEqual(['w@1.0.0']);
  });
});

describe('where npm fails', () => {
  test.each([
    [
      'npm error code ETARGET\nnpm error No matching version found for w@9.9.9.',
      'No matching version found for w@9.9.9.',
    ],
    [
      "npm error code E404\nnpm error 404 Not Found - GET https://r/w\nnpm error 404  'w@9.9.9' is not found",
      "404  'w@9.9.9' is not found",
    ],
    ['npm ERR! request failed, reason: ENOTFOUND registry', 'ENOTFOUND'],
    ['npm warn deprecated\nsomething odd', 'something odd'],
    ['', 'no reason given'],
  ])('%j is told in its last words', async (words, reason) => {
    const said = join(folder, 'said');
    writeFileSync(said, words);
    fakeNpm(`cat ${said} >&2; exit 1`);
    await expect(installPackage('w', '9.9.9')).rejects.toMatchObject({
      name: 'SubjectError',
      exitCode: 2,
      message: expect.stringMatching(
        new RegExp(`^w@9\\.9\\.9: npm install failed: .*${escaped(reason)}`)
      ),
    });
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });

  test.each([
    'npm error code ENOTFOUND\nnpm error network request to https://r/w failed, reason: getaddrinfo ENOTFOUND r',
    'npm error code ECONNREFUSED\nnpm error FetchError: request to http://r failed, reason: connect ECONNREFUSED',
    'npm error network timeout at: https://r/w',
  ])('%j is no network', async (words) => {
    fakeNpm(`echo '${words}' >&2; exit 1`);
    await expect(installPackage('w', '1.0.0')).rejects.toThrow(
      /^w@1\.0\.0: npm install failed: the registry cannot be reached: .*(reason|timeout)/
    );
  });

  test('it has not tried for long, unless the user says so', async () => {
    const told = 'echo "waits $npm_config_fetch_timeout" >&2; exit 1';
    fakeNpm(told);
    vi.stubEnv('npm_config_fetch_timeout', undefined);
    await expect(installPackage('w', '1.0.0')).rejects.toThrow('waits 5000');
    vi.stubEnv('npm_config_fetch_timeout', '90000');
    await expect(installPackage('w', '1.0.0')).rejects.toThrow('waits 90000');
  });

  test('or the folder cannot be written, the variable is named', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    vi.stubEnv('WORLDPROOF_CACHE', join(file, 'cache'));
    await expect(installPackage('w', '1.0.0')).rejects.toThrow(
      `w@1.0.0: the folder ${join(file, 'cache')} cannot be written (ENOTDIR); name another in WORLDPROOF_CACHE`
    );
  });

  test('or is not there at all, that is said', async () => {
    vi.stubEnv('PATH', join(folder, 'empty'));
    await expect(installPackage('w', '1.0.0')).rejects.toThrow(
      'w@1.0.0: npm cannot be run: spawn npm ENOENT'
    );
  });
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

test('the cache is where the user says, or where caches are', () => {
  expect(cacheDirectory({ WORLDPROOF_CACHE: '/c' })).toBe('/c');
  expect(cacheDirectory({ XDG_CACHE_HOME: '/x' })).toBe('/x/worldproof');
  expect(cacheDirectory({})).toMatch(/\.cache\/worldproof$/);
});
