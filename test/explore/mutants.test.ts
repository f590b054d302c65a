import { expect, test } from 'vitest';
import { mutants } from '../../src/explore/mutants.js';
import { MUTANT_PREFIX } from '../../src/worlds/fleet.js';

test('a hunt that is called off has neither found nor missed its mutant', async () => {
  const off = new AbortController();
  const hunted = mutants({
    seeds: ['1'],
    schedules: 100,
    only: [`${MUTANT_PREFIX}token.unique/select-then-insert`],
    workers: 1,
    signal: off.signal,
  });
  off.abort();
  expect(await hunted).toEqual([]);
});
