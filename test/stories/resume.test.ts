import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readReport } from '../../src/report/jsonl.js';
import {
  start,
  timeless,
  useInstalled,
  useStoryFolder,
  worldproof,
} from './command.js';

useInstalled();
const path = useStoryFolder();

const CHECK = [
  ...['check', 'mutant:token.unique/select-then-insert', '--schedules', '160'],
  ...['--scenario', 'duplicate.claim,random', '--exit-zero'],
];

function reportIn(file: string) {
  return timeless(readReport(readFileSync(path(file), 'utf8'), file));
}

function jobsIn(file: string): number {
  if (!existsSync(path(file))) return 0;
  return readFileSync(path(file), 'utf8').split('"type":"job"').length - 1;
}

test('a check that was killed half way ends as one that was not', async () => {
  await worldproof(...CHECK, '--records', path('whole.jsonl'));
  const { child, ended } = start([...CHECK, '--records', path('cut.jsonl')]);
  while (jobsIn('cut.jsonl') < 3 && child.exitCode === null) await sleep(20);
  child.kill('SIGKILL');
  await ended;
  const before = jobsIn('cut.jsonl');
  expect(before).toBeGreaterThan(2);
  expect(before).toBeLessThan(jobsIn('whole.jsonl'));
  // As a disk leaves it on which the last line was not whole.
  const text = readFileSync(path('cut.jsonl'), 'utf8');
  writeFileSync(path('cut.jsonl'), `${text}{"type":"job","su`);

  const resumed = await worldproof(...CHECK, '--resume', path('cut.jsonl'));
  expect(resumed).toMatchObject({ exitCode: 0 });
  expect(resumed.stdout).toContain(`written: ${path('cut.jsonl')}`);
  expect(reportIn('cut.jsonl')).toEqual(reportIn('whole.jsonl'));
  expect(jobsIn('cut.jsonl')).toBe(jobsIn('whole.jsonl'));
});

test('only the same check goes on from records', async () => {
  const other = [...CHECK, '--seed', '2', '--resume', path('whole.jsonl')];
  const { exitCode, stderr } = await worldproof(...other);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('is of another check: seed was "1", and is "2"');
});

test('of another build of the kit nothing is taken over', async () => {
  const [header = '', ...rest] = readFileSync(
    path('whole.jsonl'),
    'utf8'
  ).split('\n');
  const begun = JSON.parse(header);
  begun.request['build of worldproof'] = '0.1.0-000000000000';
  const lines = [JSON.stringify(begun), ...rest].join('\n');
  writeFileSync(path('old.jsonl'), lines);
  const { exitCode, stderr } = await worldproof(
    ...[...CHECK, '--resume', path('old.jsonl')]
  );
  expect(exitCode).toBe(2);
  const words = 'this build of worldproof has changed since';
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(words);
  expect(readFileSync(path('old.jsonl'), 'utf8')).toBe(lines);
});
