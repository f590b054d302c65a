import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { start, useStoryFolder } from './command.js';

const path = useStoryFolder();

async function until(happened: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600 && !happened(); tries++) await sleep(50);
}

test('Ctrl-C in the middle prints what there is and exits 130', async () => {
  const records = path('records.jsonl');
  const { child, ended } = start([
    ...['check', 'starter', 'local-v5', '--schedules', '5000'],
    ...['--scenario', 'duplicate.create-run,random', '--records', records],
  ]);
  // The first subject is done, the second one is under way.
  await until(
    () =>
      existsSync(records) &&
      readFileSync(records, 'utf8').includes('"type":"subject"')
  );
  await sleep(1500);
  child.kill('SIGINT');
  const { exitCode, stdout } = await ended;
  expect(exitCode).toBe(130);
  expect(stdout).toMatch(/^ +run\.created-once .*✘ violated/m);
  expect(stdout).toMatch(/^starter +5,000 schedules/m);
  expect(stdout).toContain('interrupted: this is what there was');
});
