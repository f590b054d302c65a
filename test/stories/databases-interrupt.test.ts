import { expect, test } from 'vitest';
import { start } from './command.js';
import { comesTrue, untilSchedules, useTemporaryFolder } from './server.js';

const temporary = useTemporaryFolder();

/** In the middle of a check, on a server that it has started. */
async function underWay() {
  const words = ['check', 'postgres-v5', '--schedules', '5000'];
  const started = start(
    [...words, '--scenario', 'claims,random'],
    temporary.env()
  );
  await untilSchedules(await temporary.serverUrl());
  expect(temporary.left().length).toBeGreaterThan(3);
  return started;
}

const leavesNothing = () => comesTrue(() => temporary.left().length === 0);

test('Ctrl-C prints what there is, and takes the server along', async () => {
  const { child, ended } = await underWay();
  child.kill('SIGINT');
  const { exitCode, stdout } = await ended;
  expect(exitCode).toBe(130);
  expect(stdout).toMatch(/^postgres-v5 +\d+ schedules/m);
  expect(stdout).toContain('interrupted: this is what there was');
  expect(await leavesNothing(), temporary.left().join('\n')).toBe(true);
});

test('a command that is killed takes the server along', async () => {
  const { child, ended } = await underWay();
  child.kill('SIGKILL');
  expect((await ended).exitCode).toBe(null);
  expect(await leavesNothing(), temporary.left().join('\n')).toBe(true);
});
