import { describe, expect, test, vi } from 'vitest';
import { TimeShare } from '../../src/explore/time-share.js';

/** A share of a minute, by a clock that a test sets. */
function minute() {
  const clock = { nowMs: 5000 };
  const share = new TimeShare(() => clock.nowMs, 65_000);
  return { clock, share };
}

describe('exploring ends early enough to shrink what it found', () => {
  test('with little left where nothing was found', () => {
    const { share } = minute();
    const explored = { schedules: 100, toShrink: 0 };
    expect(share.exploreUntilMs(explored)).toBe(65_000 - 3000);
  });

  test('by the speed that schedules have had, without the time to load', () => {
    const { clock, share } = minute();
    clock.nowMs = 15_000;
    share.loaded();
    clock.nowMs = 25_000;
    // 10 ms a schedule, 40 schedules a divergence.
    const explored = { schedules: 1000, toShrink: 10 };
    expect(share.exploreUntilMs(explored)).toBe(65_000 - 4000);
  });

  test('with the larger part of the time for exploring, whatever was found', () => {
    const { clock, share } = minute();
    clock.nowMs = 25_000;
    const explored = { schedules: 10, toShrink: 40 };
    expect(share.exploreUntilMs(explored)).toBe(65_000 - 24_000);
  });

  test('never where nobody set a limit', () => {
    const share = new TimeShare(() => 0, Number.POSITIVE_INFINITY);
    const until = share.exploreUntilMs({ schedules: 10, toShrink: 40 });
    expect(until).toBe(Number.POSITIVE_INFINITY);
    expect(share.onWallMs(until)).toBeUndefined();
    expect(share.onWallMs(share.shrinkUntilMs(4, 2))).toBeUndefined();
  });
});

describe('each divergence has its part of the time that is left', () => {
  test('of so many workers at once', () => {
    const { clock, share } = minute();
    clock.nowMs = 45_000;
    expect(share.shrinkUntilMs(8, 2)).toBe(45_000 + 5000);
    expect(share.shrinkUntilMs(1, 2)).toBe(65_000);
  });

  test('which is none once it is over', () => {
    const { clock, share } = minute();
    clock.nowMs = 70_000;
    expect(share.shrinkUntilMs(8, 2)).toBe(70_000);
  });
});

test('other processes are told by the clock of the machine', () => {
  const { clock, share } = minute();
  clock.nowMs = 6000;
  vi.useFakeTimers({ now: 1_000_000 });
  expect(share.onWallMs(7000)).toBe(1_001_000);
  vi.useRealTimers();
});
