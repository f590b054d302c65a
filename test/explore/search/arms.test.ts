import { expect, test } from 'vitest';
import { SCENARIOS } from '../../../scenarios/index.js';
import { Floor } from '../../../src/explore/search/arms.js';
import { turnsOf } from '../../../src/explore/turns.js';

const FEW = SCENARIOS.slice(0, 7);

test('the floor plays the drafts of a scenario from the first, none twice', () => {
  const floor = new Floor(turnsOf(FEW), '1');
  const numbers = Array.from({ length: 3 * floor.length }, (_, place) =>
    floor.at(place)
  )
    .filter(({ scenario }) => scenario === FEW[3]?.id)
    .map(({ number }) => number);
  expect(numbers).toEqual([...numbers.keys()]);
  expect(numbers.length).toBe((3 * floor.length) / FEW.length);
});
