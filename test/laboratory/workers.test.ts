import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inParallel } from '../../src/laboratory/workers.js';

const never = () => false;

test('at most so many tasks are under way at once', async () => {
  let under = 0;
  let most = 0;
  const results: string[] = [];
  await inParallel(
    ['a', 'b', 'c', 'd', 'e'],
    2,
    async (task, at) => {
      most = Math.max(most, ++under);
      await sleep(5 - at);
      under--;
      return task.toUpperCase();
    },
    (result, at) => {
      results[at] = result;
    },
    never
  );
  expect(most).toBe(2);
  expect(results).toEqual(['A', 'B', 'C', 'D', 'E']);
});

test('nothing is started once it is to stop; what runs is finished', async () => {
  const done: number[] = [];
  await inParallel(
    [1, 2, 3, 4],
    2,
    async (task) => task,
    (result) => done.push(result),
    () => done.length > 0
  );
  expect(done).toEqual([1, 2]);
});

test('a rejection ends it', async () => {
  const work = async (task: number) => {
    if (task === 2) throw new Error('no host left');
  };
  const all = inParallel([1, 2, 3], 1, work, () => undefined, never);
  await expect(all).rejects.toThrow('no host left');
});
