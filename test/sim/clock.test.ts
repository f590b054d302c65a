import { expect, test } from 'vitest';
import { VirtualClock } from '../../src/sim/clock.js';

test('moves only when it is moved, and never back', () => {
  const clock = new VirtualClock(1000);
  clock.advance(5);
  clock.advance(0);
  expect(clock.nowMs).toBe(1005);
  expect(() => clock.advance(-1)).toThrow('Time cannot move by -1 ms');
  expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
  expect(clock.nowMs).toBe(1005);
});

test('of one process jumps ahead, and the others stay', () => {
  const clock = new VirtualClock(1000, [0, -30]);
  clock.jump(1, 500);
  clock.jump(1, 70);
  clock.advance(5);
  expect([0, 1, 2].map((process) => clock.nowOf(process))).toEqual([
    1005, 1545, 1005,
  ]);
  expect([clock.nowMs, clock.latestMs]).toEqual([1005, 1575]);
  expect(() => clock.jump(0, -1)).toThrow(RangeError);
});

test('is read by each process with a skew of its own', () => {
  const clock = new VirtualClock(1000, [0, -30]);
  expect([0, 1, 2].map((process) => clock.nowOf(process))).toEqual([
    1000, 970, 1000,
  ]);
});
