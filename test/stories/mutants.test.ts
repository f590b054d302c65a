import { expect, test } from 'vitest';
import { worldproof } from './command.js';

const SEARCH = ['--seeds', '1,2', '--schedules'];

test('mutants are found, with the schedules that it took', async () => {
  const { exitCode, stdout } = await worldproof(
    ...['mutants', 'mutant:token.unique/select-then-insert'],
    ...['run.created-once/upsert', ...SEARCH, '400', '--verbose']
  );
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^✔ token\.unique\/select-then-insert +.* 2\/2 /m);
  expect(stdout).toContain('mutation score: 2/2 found, 2/2 by every seed');
  const tokens = stdout.match(/wp1:\S+/g) ?? [];
  expect(tokens).toHaveLength(2);
  const replayed = await worldproof('replay', tokens[0] ?? '');
  expect(replayed.exitCode).toBe(1);
});

test('one that does not show in time is told, and fails the hunt', async () => {
  const { exitCode, stdout } = await worldproof(
    ...['mutants', 'token.unique/in-process-lock', ...SEARCH, '1']
  );
  expect(exitCode).toBe(1);
  expect(stdout).toContain('not found: token.unique/in-process-lock');
});
