import { assert, integer, property, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimise, type Pass } from '../../src/laboratory/minimise.js';

type Numbers = readonly number[];

function* oneLess(numbers: Numbers): Generator<Numbers> {
  for (const gone of numbers) yield numbers.filter((each) => each !== gone);
}

const ANEW: Pass<Numbers, Numbers> = {
  candidates: (best) => oneLess(best()),
  isMadeAnew: true,
};

/** Shrinks to what holds a number, and counts the runs. */
async function holding(
  first: Numbers,
  wanted: number,
  passes: readonly Pass<Numbers, Numbers>[],
  attemptsMax = 10_000
) {
  let runs = 0;
  const minimised = await minimise<Numbers, Numbers>({
    first,
    passes,
    run: async (numbers) => {
      runs++;
      return numbers;
    },
    isBetter: (tried, best) =>
      tried.includes(wanted) && tried.length < best.length,
    attemptsMax,
  });
  return { ...minimised, runs };
}

describe('the search for a smaller attempt', () => {
  it('ends with one of which nothing more can be left out', async () => {
    const numbers = uniqueArray(integer({ min: 0, max: 50 }), { minLength: 1 });
    const cases: Promise<void>[] = [];
    assert(
      property(numbers, (first) => {
        const wanted = first[0] as number;
        const found = holding(first, wanted, [ANEW]);
        cases.push(found.then(({ best }) => expect(best).toEqual([wanted])));
      })
    );
    await Promise.all(cases);
  });

  it('spends no more runs than it may, and keeps the best of them', async () => {
    const { best, by, runs } = await holding([1, 2, 3, 4, 5], 5, [ANEW], 2);
    expect(runs).toBe(2);
    expect(best).toEqual([3, 4, 5]);
    expect(by).toBe('attempts');
  });

  it('goes on from a better attempt where a pass asks for it', async () => {
    const sweep: Pass<Numbers, Numbers> = {
      *candidates(best) {
        for (const gone of [1, 2, 3]) {
          yield best().filter((each) => each !== gone);
        }
      },
      isMadeAnew: false,
    };
    const { best, by, runs } = await holding([1, 2, 3, 4], 4, [sweep]);
    expect(best).toEqual([4]);
    expect(by).toBeUndefined();
    // One sweep that helps, and one that finds nothing more.
    expect(runs).toBe(6);
  });
});
