import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exhaustJobs, type Search } from '../../../src/explore/jobs.js';
import {
  type BlocksOptions,
  blocksOf,
} from '../../../src/explore/search/blocks.js';

const options: fc.Arbitrary<BlocksOptions> = fc
  .record({
    schedules: fc.integer({ min: 1, max: 40_000 }),
    search: fc.constantFrom<Search>('portfolio', 'exhaustive', 'sampled'),
    exhaustible: fc.subarray(['a', 'b', 'c', 'd']),
  })
  .map(({ schedules, search, exhaustible }) => ({
    schedules,
    search,
    exhaust: exhaustJobs(search, exhaustible, []),
  }));

test('blocks add up to the schedules that were asked for', () => {
  fc.assert(
    fc.property(options, (given) => {
      const plans = blocksOf(given);
      const sum = plans.reduce((all, { schedules }) => all + schedules, 0);
      expect(sum).toBe(given.schedules);
      for (const { schedules } of plans) expect(schedules).toBeGreaterThan(0);
    })
  );
});

test('each search is of one block, and keeps to its share', () => {
  fc.assert(
    fc.property(options, (given) => {
      const plans = blocksOf(given);
      const searched = plans.flatMap(({ exhaust }) => exhaust);
      expect(new Set(searched)).toEqual(new Set(given.exhaust));
      expect(searched).toHaveLength(given.exhaust.length);
      for (const { exhaustMax, schedules, samples } of plans) {
        expect(exhaustMax).toBeLessThanOrEqual(schedules);
        expect(samples || exhaustMax === schedules).toBe(true);
      }
    })
  );
});

test('one scenario that is searched through has all that there is', () => {
  const exhaust = exhaustJobs('exhaustive', ['a'], []);
  const plans = blocksOf({ schedules: 900, search: 'exhaustive', exhaust });
  expect(plans).toMatchObject([{ schedules: 900, exhaustMax: 900 }]);
});

test('what one search leaves is for many others', () => {
  const exhaust = exhaustJobs(
    'exhaustive',
    Array.from({ length: 2000 }, (_, at) => `s${at}`),
    []
  );
  const given = { schedules: 60_000, search: 'exhaustive', exhaust } as const;
  const plans = blocksOf(given);
  for (const { exhaustMax, exhaust } of plans) {
    expect(exhaust.length).toBeGreaterThan(50);
    // Far more than any one of them may take.
    expect(exhaustMax).toBeGreaterThan(5 * (exhaust[0]?.schedulesMax ?? 0));
  }
});
