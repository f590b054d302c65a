import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RACES } from '../../scenarios/races.js';
import type { Draft } from '../../src/explore/plan/plan.js';
import { type RandomStream, randomStream } from '../../src/sim/random.js';
import { namesIn, sentIn } from './well-formed.js';

const SEED = 2376;
const OPERATIONS = [
  'start',
  'claim',
  'resume',
  'complete',
  'fail',
  'cancel',
  'dispose',
  'attributes',
  'list',
];

const PAIRS = OPERATIONS.flatMap((first, index) =>
  OPERATIONS.slice(index).map((second) => `race.${first}-${second}`)
);

/** What a lane speaks of, and the tokens that its runs and hooks claim. */
function touched(draft: Draft, lane: number): ReadonlySet<string> {
  const names = new Set((draft.actors[lane]?.ops ?? []).flatMap(namesIn));
  for (const { op } of sentIn(draft)) {
    if (op.kind !== 'createHook') continue;
    const claims = names.has(`run:${op.run}`) || names.has(`hook:${op.hook}`);
    if (claims) names.add(`token:${op.token}`);
  }
  return names;
}

/** A list without a filter touches every run. */
const listsRuns = (draft: Draft): boolean =>
  draft.actors.some(({ ops }) => ops.some(({ kind }) => kind === 'listRuns'));

/** A draft that is thrown away, or a shape that is built anew, takes more. */
const NUMBERS_MAX = 10;

/** Random numbers, and how many of them were taken. */
class CountedNumbers {
  drawn = 0;

  constructor(private readonly stream: RandomStream) {}

  next(): number {
    this.drawn++;
    return this.stream.below(2 ** 32) | 0;
  }

  /** All draws are from one stream: none is repeated. */
  jump(): void {}

  clone(): CountedNumbers {
    return this;
  }

  getState(): readonly number[] {
    return [];
  }
}

describe('the races', () => {
  it('has one scenario for each pair of the nine operations', () => {
    expect(RACES.map(({ id }) => id)).toEqual(PAIRS);
    expect(PAIRS).toHaveLength(45);
  });

  it('has two actors who want the same thing', () => {
    for (const { id, drafts } of RACES) {
      for (const draft of fc.sample(drafts, { numRuns: 100, seed: SEED })) {
        expect(draft.actors, id).toHaveLength(2);
        const other = touched(draft, 1);
        const contended = [...touched(draft, 0)].some((name) =>
          other.has(name)
        );
        expect(contended || listsRuns(draft), JSON.stringify(draft)).toBe(true);
      }
    }
  });

  it('tries each race in one process and in two, on even and odd clocks', () => {
    for (const { id, drafts } of RACES) {
      const clocks = fc
        .sample(drafts, { numRuns: 300, seed: SEED })
        .map(({ clock }) => `${clock.tickMs} ${clock.skewMs.join(' ')}`);
      const expected = ['0 0', '0 0 0', '1 0', '1 0 -40', '1 0 0', '1 0 40'];
      expect([...new Set(clocks)].sort(), id).toEqual(expected);
    }
  });

  it('draws a race from few numbers, since schedules come by the thousand', () => {
    for (const { id, drafts } of RACES) {
      const numbers = new CountedNumbers(randomStream('races', id));
      const randomType = () => numbers;
      fc.sample(drafts, { numRuns: 100, seed: SEED, randomType });
      expect(numbers.drawn, id).toBeGreaterThan(0);
      expect(numbers.drawn / 100, id).toBeLessThan(NUMBERS_MAX);
    }
  });
});
