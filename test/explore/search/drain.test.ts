import { expect, test } from 'vitest';
import { Block } from '../../../src/explore/search/block.js';
import { drain } from '../../../src/explore/search/drain.js';
import {
  compareJobs,
  Frontier,
  type PlacedJob,
} from '../../../src/explore/search/frontier.js';
import { turnsOf } from '../../../src/explore/turns.js';
import { plansOf, SCENARIOS, tallyOf } from './plays.js';

const never = () => false;

function frontierOf(schedules: number): Frontier {
  const options = {
    seed: '1',
    turns: turnsOf(SCENARIOS),
    clauses: new Set<never>(),
  };
  return new Frontier(
    plansOf({ schedules }).map((plan) => new Block(plan, options))
  );
}

/** The places in their order, done by workers that take turns oddly. */
async function placesWith(
  workers: number,
  endAt?: (place: PlacedJob) => boolean
): Promise<PlacedJob[]> {
  const frontier = frontierOf(600);
  const done: PlacedJob[] = [];
  await drain(
    frontier,
    workers,
    async (place) => {
      const ticks = (place.block * 7 + place.round * 3) % 5;
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
      done.push(place);
      if (endAt?.(place)) frontier.endAt(place);
      frontier.done(place, tallyOf(place.job));
    },
    never
  );
  return done.sort(compareJobs);
}

test('the plan does not depend on the number of workers', async () => {
  const one = await placesWith(1);
  expect(await placesWith(2)).toEqual(one);
  expect(await placesWith(7)).toEqual(one);
});

test('what comes before an end is done whoever finds it', async () => {
  const isEnd = ({ round, block }: PlacedJob) =>
    (round === 2 && block === 3) || (round === 2 && block === 5);
  const upTo = async (workers: number) => {
    const all = await placesWith(workers, isEnd);
    return all.slice(0, all.findIndex(isEnd) + 1);
  };
  const one = await upTo(1);
  expect(one.length).toBeGreaterThan(0);
  expect(await upTo(2)).toEqual(one);
  expect(await upTo(6)).toEqual(one);
});

test('nothing is begun once it is to stop', async () => {
  const tasks = [1, 2, 3];
  const done: number[] = [];
  const source = { take: () => tasks.shift() };
  await drain(
    source,
    1,
    async (task) => {
      done.push(task);
    },
    () => done.length === 2
  );
  expect(done).toEqual([1, 2]);
});

test('a rejection ends it', async () => {
  const tasks = [1, 2];
  const all = drain(
    { take: () => tasks.shift() },
    2,
    async () => {
      throw new Error('no host left');
    },
    never
  );
  await expect(all).rejects.toThrow('no host left');
});
