import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HistorySchema } from '../../src/history/record.js';
import { makeFolder } from '../../src/make-folder.js';
import { cacheDirectory } from '../../src/worlds/package/install.js';
import { start, useInstalled } from './command.js';

useInstalled();

const FAMILY = '@workflow/world-local';
const VERSIONS = ['--versions', '4.1.0-beta.42,4.1.0-beta.43'];
const ASKED = ['--clause', 'token.unique', '--schedules', '60'];
const SEED = ['--seed', 'mended'];

let folder = '';
/** With the packages that were installed before, and no answer known yet. */
let cache = {};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worldproof-history-'));
  const known = cacheDirectory();
  makeFolder(known);
  const fresh = join(folder, 'cache');
  mkdirSync(fresh);
  for (const name of readdirSync(known)) {
    if (!name.includes('@')) continue;
    symlinkSync(join(known, name), join(fresh, name));
  }
  cache = { WORLDPROOF_CACHE: fresh };
});
afterAll(() => rmSync(folder, { recursive: true }));

function inCache(...words: readonly string[]) {
  return start(words, cache).ended;
}

test('a bug that was mended is told with a schedule of both versions', async () => {
  const json = join(folder, 'history.json');
  const words = [
    'history',
    FAMILY,
    ...VERSIONS,
    ...ASKED,
    ...SEED,
    '--json',
    json,
  ];
  const { exitCode, stdout } = await inCache(...words);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('✔ token.unique was mended in 4.1.0-beta.43');
  const history = HistorySchema.parse(JSON.parse(readFileSync(json, 'utf8')));
  const [change] = history.changes;
  expect(history.changes).toHaveLength(1);
  const broken = await inCache('replay', change?.tokens.before ?? '');
  const mended = await inCache('replay', change?.tokens.after ?? '');
  expect([broken.exitCode, mended.exitCode]).toEqual([1, 0]);

  // What is known is not asked again.
  const again = await inCache(...words);
  expect(again.stderr).not.toContain('checking');
  expect(again.stdout).toBe(stdout);

  const half = await inCache(
    ...['bisect', `${FAMILY}@4.1.0-beta.43`, ...VERSIONS, ...ASKED, ...SEED]
  );
  expect(half.exitCode).toBe(0);
  expect(half.stderr).not.toContain('checking');
  expect(half.stdout).toContain('✔ token.unique was mended in 4.1.0-beta.43');
});
