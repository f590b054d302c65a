import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useStoryFolder, worldproof } from './command.js';

const file = useStoryFolder();

test('the matrix of the records is the report of the check', async () => {
  const [records, whole, read] = ['run.jsonl', 'run.json', 'read.json'];
  const { exitCode } = await worldproof(
    'check',
    // What cannot be loaded stands where it was named, before the other.
    './no-such-world.js',
    'starter',
    '--schedules',
    '200',
    '--records',
    file(records),
    '--json',
    file(whole)
  );
  expect(exitCode).toBe(1);
  await worldproof('matrix', file(records), '--json', file(read));
  const [report, matrix] = [whole, read].map((name) =>
    readFileSync(file(name), 'utf8')
  );
  expect(report).toContain('"verdict": "violated"');
  expect(report).toContain('no-such-world.js');
  expect(matrix).toBe(report);
});
