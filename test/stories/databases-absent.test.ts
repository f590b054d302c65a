import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { start } from './command.js';

/** No server on PATH, none beside the kit. */
const BARE = {
  PATH: dirname(fileURLToPath(import.meta.url)),
  NODE_OPTIONS: `--import ${new URL('../fixtures/hide-servers.js', import.meta.url).href}`,
};

test('a plain check without any server names nothing that needs one', async () => {
  const words = ['check', '--schedules', '20', '--scenario', 'duplicate.claim'];
  const { exitCode, stdout, stderr } = await start(words, BARE).ended;
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^local-v5 +20 schedules/m);
  expect(stdout + stderr).not.toMatch(/postgres|redis|mongo/i);
});

test.each([
  ['postgres-v5', 'PostgreSQL: no server: start it with `apt-get'],
  ['redis', 'Redis: no server: '],
  ['mongodb', 'MongoDB: no server: '],
])('%s says in one line how to come by one', async (subject, message) => {
  const words = ['check', subject, 'reference', '--schedules', '20'];
  const { exitCode, stdout } = await start(words, BARE).ended;
  expect(exitCode).toBe(2);
  const lines = stdout.split('\n').filter((line) => line[0] === '!');
  expect(lines.filter((line) => line.includes(subject))).toEqual([
    expect.stringContaining(`! ${subject}: ${message}`),
  ]);
  expect(stdout).toMatch(/^reference +20 schedules/m);
});
