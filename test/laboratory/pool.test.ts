import { afterEach, describe, expect, test } from 'vitest';
import { Pool } from '../../src/laboratory/pool.js';
import { replayIn } from '../../src/laboratory/replay.js';
import { TOYS, type ToyPlan, type ToyWords } from './toy.js';

let pool: Pool<ToyPlan, ToyWords>;

afterEach(() => pool?.close());

const plays = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    index: at,
    scenario: 'toy',
    number: at + 1,
    isTwice: at === 0,
  }));

describe('the hosts of a laboratory that has nothing to do with Worlds', () => {
  test('load it, play what is drawn, and add it up', async () => {
    pool = new Pool(TOYS, {});
    expect(await pool.start()).toEqual({ name: 'toy' });
    expect(await pool.work({ kind: 'batch', plays: plays(4) })).toMatchObject({
      schedules: 4,
      sum: 10,
      checkedTwice: 1,
      failures: [],
    });
  });

  test('tell of the schedule that took one of them down, and do the rest', async () => {
    pool = new Pool(TOYS, { fatal: 3 });
    const tally = await pool.work({ kind: 'batch', plays: plays(4) });
    expect(tally).toMatchObject({ schedules: 3, sum: 7 });
    expect(tally.failures).toEqual([
      {
        index: 2,
        message: 'the host was ended by SIGKILL in toy: 3',
        plan: { number: 3 },
      },
    ]);
    expect(pool.isGivenUp).toBe(false);
  });

  test('shrink a plan as far as it shows what is sought', async () => {
    pool = new Pool(TOYS, {});
    const asked = { plan: { number: 9 }, sought: { above: 4 } };
    expect(await pool.shrink(asked)).toEqual({ number: 5, isCut: false });
    const asFound = await pool.shrink({ ...asked, attemptsMax: 0 });
    expect(asFound).toEqual({ number: 9, isCut: true });
    const gone = { plan: { number: 2 }, sought: { above: 4 } };
    expect(await pool.shrink(gone)).toBeUndefined();
  });

  test('keep to the plan as it was found where a smaller one is fatal', async () => {
    pool = new Pool(TOYS, { fatal: 8 });
    const asked = { plan: { number: 9 }, sought: { above: 4 } };
    expect(await pool.shrink(asked)).toEqual({ number: 9, isCut: true });
  });

  test('play a plan again, and say where it parts from its trace', async () => {
    const request = { plan: { number: 5 }, sought: { above: 4 } };
    const trace = ['says 6'];
    expect(await replayIn(TOYS, {}, { ...request, trace })).toMatchObject({
      shows: true,
      story: ['it said 5'],
      mismatch: { step: 1, expected: 'says 6', found: 'says 5' },
    });
  });
});
