import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ran, start } from './command.js';

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

const MESSAGES = [
  ['postgres-v5', 'PostgreSQL: no server: start it with `apt-get'],
  ['redis', 'Redis: no server: '],
  ['mongodb', 'MongoDB: no server: '],
] as const;

describe('one that is asked for', () => {
  let ran: Ran;

  beforeAll(async () => {
    const subjects = MESSAGES.map(([subject]) => subject);
    const words = [...subjects, 'reference', '--schedules', '20'];
    ran = await start(['check', ...words], BARE).ended;
  });

  test.each(MESSAGES)('%s says how to come by one', (subject, message) => {
    const lines = ran.stdout.split('\n').filter((line) => line[0] === '!');
    expect(lines.filter((line) => line.includes(subject))).toEqual([
      expect.stringContaining(`! ${subject}: ${message}`),
    ]);
  });

  test('keeps no other from being checked', () => {
    expect(ran.exitCode).toBe(2);
    expect(ran.stdout).toMatch(/^reference +20 schedules/m);
  });
});
