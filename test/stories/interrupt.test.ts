import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fixture, start, useStoryFolder } from './command.js';

const path = useStoryFolder();

/** Long enough for a busy machine, and much shorter than a host may take. */
const SOON_MS = 12_000;

/** After it has begun to run: by then it blocks. */
const BLOCKED_MS = 3000;

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await sleep(50);
}

test.each([
  ['Ctrl-C', 'SIGINT', 130],
  ['SIGTERM', 'SIGTERM', 143],
] as const)(
  '%s in the middle prints what there is',
  async (_name, signal, code) => {
    const records = path(`${signal}.jsonl`);
    const { child, ended } = start([
      ...['check', 'starter', 'local-v5', '--schedules', '400'],
      ...['--scenario', 'duplicate.claim,random', '--records', records],
    ]);
    // The first subject is done, the second one is under way.
    await until(
      () =>
        existsSync(records) &&
        readFileSync(records, 'utf8').includes('"type":"subject"')
    );
    child.kill(signal);
    const { exitCode, stdout } = await ended;
    expect(exitCode).toBe(code);
    expect(stdout).toMatch(/^ +token\.claim-idempotent .*✘ violated/m);
    expect(stdout).toMatch(/^starter +400 schedules/m);
    expect(stdout).toContain('interrupted: this is what there was');
    // The stream is not whole, and says so by having no footer.
    const lines = readFileSync(records, 'utf8').trimEnd().split('\n');
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
    expect(lines.at(-1)).not.toContain('"footer"');
  }
);

test('Ctrl-C waits for no World that blocks its process', async () => {
  const world = fixture('busy-loop.js');
  const { child, ended } = start([
    ...['check', world, '--scenario', 'race.cancel-cancel'],
    ...['--schedules', '40', '--workers', '1'],
  ]);
  let told = '';
  child.stderr?.on('data', (chunk) => {
    told += chunk;
  });
  await until(() => told.includes('runs: '));
  await sleep(BLOCKED_MS);
  const begunMs = performance.now();
  child.kill('SIGINT');
  const { exitCode, stdout } = await ended;
  expect(performance.now() - begunMs).toBeLessThan(SOON_MS);
  expect(exitCode).toBe(130);
  expect(stdout).toContain('interrupted: this is what there was');
});
