import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HistorySchema } from '../../src/history/record.js';
import { worldproof } from './command.js';

const FAMILY = '@workflow/world-local';
const VERSIONS = ['--versions', '4.1.0-beta.42,4.1.0-beta.43'];
const ASKED = ['--clause', 'token.unique', '--schedules', '60', '--seed'];
/** No other test, and no run before, has asked for this. */
const SEED = `story-${process.pid}`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'worldproof-history-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a bug that was mended is told with a schedule of both versions', async () => {
  const json = join(folder, 'history.json');
  const words = [
    'history',
    FAMILY,
    ...VERSIONS,
    ...ASKED,
    SEED,
    '--json',
    json,
  ];
  const { exitCode, stdout } = await worldproof(...words);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('✔ token.unique was mended in 4.1.0-beta.43');
  const history = HistorySchema.parse(JSON.parse(readFileSync(json, 'utf8')));
  const [change] = history.changes;
  expect(history.changes).toHaveLength(1);
  const broken = await worldproof('replay', change?.tokens.before ?? '');
  const mended = await worldproof('replay', change?.tokens.after ?? '');
  expect([broken.exitCode, mended.exitCode]).toEqual([1, 0]);

  // What is known is not asked again.
  const again = await worldproof(...words);
  expect(again.stderr).not.toContain('checking');
  expect(again.stdout).toBe(stdout);

  const half = await worldproof(
    ...['bisect', `${FAMILY}@4.1.0-beta.43`, ...VERSIONS, ...ASKED, SEED]
  );
  expect(half.exitCode).toBe(0);
  expect(half.stderr).not.toContain('checking');
  expect(half.stdout).toContain('✔ token.unique was mended in 4.1.0-beta.43');
});
