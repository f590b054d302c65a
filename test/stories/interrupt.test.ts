import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { start, useStoryFolder } from './command.js';

const path = useStoryFolder();

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
