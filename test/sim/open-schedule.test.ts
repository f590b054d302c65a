import { expect, it } from 'vitest';
import { openSchedule } from '../../src/sim/open-schedule.js';
import { withoutTail } from '../../src/sim/strategies/strategy.js';

const OPENING = { choices: [], tickMs: 1, entropy: 0, stepsMax: 10 };

it('begins each schedule after the last moment of the one before', () => {
  const first = openSchedule(OPENING);
  first.clock.advance(5_000);
  const lastMs = first.clock.nowMs;
  first.close();
  const second = openSchedule({ ...OPENING, skewMs: [0, 7] });
  expect(second.clock.nowMs).toBeGreaterThan(lastMs);
  expect(second.clock.nowOf(1) - second.clock.nowMs).toBe(7);
  expect(second.number).toBe(first.number + 1);
});

it('begins right after the one before, or long after it, where that is asked', () => {
  const first = openSchedule(OPENING);
  const endMs = first.clock.nowMs;
  first.close();
  const next = openSchedule({ ...OPENING, gap: 'none' });
  expect(next.clock.nowMs - endMs).toBeLessThan(1000);
  next.close();
  const later = openSchedule({ ...OPENING, gap: 'long' });
  expect(later.clock.nowMs - next.clock.nowMs).toBeGreaterThan(30 * 60_000);
});

it('begins no earlier than the clock that is read beside it', () => {
  const startMs = Date.UTC(2040, 0, 1);
  const { clock } = openSchedule({ ...OPENING, startMs });
  expect(clock.nowMs).toBe(startMs);
});

it('leaves out the choices that say nothing', () => {
  expect(withoutTail([1, 0, 2, 0, 0])).toEqual([1, 0, 2]);
  expect(withoutTail([0, 0])).toEqual([]);
});
