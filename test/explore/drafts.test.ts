import { expect, test } from 'vitest';
import { listSteps } from '../../scenarios/parts/read-moves.js';
import { draftsOf, shape } from '../../scenarios/parts/shape.js';
import { DraftSource, type WorldScenario } from '../../src/explore/drafts.js';

const RUNS = Array.from({ length: 10 }, (_, at) => `r${at}`);

/** Ten things to do, each in several places. */
const TEN: WorldScenario = {
  id: 'ten',
  title: 'Each of ten runs is read.',
  exercises: [],
  exhaustible: true,
  drafts: draftsOf(
    RUNS.map((run) => shape([], [listSteps(run)], [listSteps(run)]))
  ),
};

test('whatever the seed, the first drafts of a scenario each do another thing', () => {
  for (const seed of ['1', '2', '3', '4', '5']) {
    const source = new DraftSource(seed);
    const first = RUNS.map((_, number) =>
      JSON.stringify(source.draft(TEN, number).actors[0]?.ops)
    );
    expect(new Set(first).size).toBe(RUNS.length);
  }
});

test('one seed draws the same drafts each time', () => {
  const numbers = [3, 70, 0];
  const drawn = () => {
    const source = new DraftSource('7');
    return numbers.map((number) => source.draft(TEN, number));
  };
  expect(drawn()).toEqual(drawn());
});
