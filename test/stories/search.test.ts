import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Report } from '../../src/report/record.js';
import { check, useStoryFolder, worldproof } from './command.js';

const path = useStoryFolder();

test('exhaustive search says what it has searched through', async () => {
  const { exitCode, report } = await check(
    ...['reference', '--strategy', 'exhaustive', '--schedules', '900'],
    ...['--scenario', 'race.cancel-cancel']
  );
  expect(exitCode).toBe(0);
  const [subject] = report.subjects;
  expect(subject?.complete).toMatchObject([{ preemptions: 1 }]);
  expect(subject?.complete[0]?.schedules).toBe(subject?.schedules);
  expect(subject?.schedules).toBeLessThan(900);
});

test('with --bail it stops at the first divergence', async () => {
  const words = ['starter', '--schedules', '3000', '--bail', '--workers'];
  const one = await check(...words, '1');
  expect(one.exitCode).toBe(1);
  const [subject] = one.report.subjects;
  expect(subject?.schedules).toBeLessThan(3000);
  // What it stopped at does not depend on who came first.
  const two = await check(...words, '2');
  expect(two.report.subjects[0]?.schedules).toBe(subject?.schedules);
});

test('with --like the calls of a token are raced on another World', async () => {
  const clause = 'token.claim-idempotent';
  const found = path('starter.json');
  const words = ['check', 'starter', '--clause', clause, '--bail'];
  await worldproof(...words, '--json', found);
  const { exitCode, report } = await check(
    ...['starter', 'reference', '--like', found, '--schedules', '80']
  );
  expect(exitCode).toBe(1);
  expect(report.cells).toMatchObject([
    { subject: 'starter', clause, verdict: 'violated' },
    { subject: 'reference', clause, verdict: 'holds', schedules: 80 },
  ]);
  // Green here says less than a check of all scenarios, and must not pass for one.
  expect(report.incomplete).toEqual([
    `only the calls of a token were tried, of ${clause} on @workflow-worlds/starter@0.2.1`,
  ]);
});

test('with next to no time it runs some schedule of every subject', async () => {
  const words = ['reference', 'starter', '--time', '1ms'];
  const { exitCode, report } = await check(...words);
  expect([0, 1]).toContain(exitCode);
  expect(report.subjects.map(({ id }) => id)).toEqual(['reference', 'starter']);
  for (const { schedules, errors } of report.subjects) {
    expect(errors).toEqual([]);
    expect(schedules).toBeGreaterThan(0);
    // A check that nothing stopped would have gone on for ever.
    expect(schedules).toBeLessThan(1000);
  }
});

test('the shards of a check are together the whole', async () => {
  const count = 3;
  const words = ['mutant:token.unique/select-then-insert'];
  // What else it breaks would only have to be shrunk as well.
  words.push('--schedules', '60', '--clause', 'token.unique,log.order');
  const whole = await check(...words, '--shard', '1/1');
  const unsharded = await check(...words);
  const shards: string[] = [];
  for (let index = 1; index <= count; index++) {
    const records = path(`${index}-of-${count}.jsonl`);
    const shard = `${index}/${count}`;
    await check(...words, '--shard', shard, '--records', records);
    shards.push(records);
  }
  const file = path(`merged-${count}.json`);
  const { exitCode } = await worldproof('matrix', ...shards, '--json', file);
  expect(exitCode).toBe(whole.exitCode);
  const merged: Report = JSON.parse(readFileSync(file, 'utf8'));
  expect(merged.incomplete).toBeUndefined();
  const counts = ({ cells }: Report) =>
    cells.map(({ divergences: _, ...cell }) => cell);
  expect(counts(merged)).toEqual(counts(whole.report));
  expect(counts(merged)).toEqual(counts(unsharded.report));
  expect(merged.subjects[0]).toMatchObject({ schedules: 60 });
});
