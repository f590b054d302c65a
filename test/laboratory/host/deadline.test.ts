import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Deadline, starvedMs } from '../../../src/laboratory/host/deadline.js';

let starved: number;
let late: number;
let deadline: Deadline;

beforeEach(() => {
  vi.useFakeTimers();
  starved = 0;
  late = 0;
  deadline = new Deadline(
    () => late++,
    () => starved
  );
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a process that has a processor to itself', () => {
  test('is late once its time is over, and once only', () => {
    deadline.set(1000);
    vi.advanceTimersByTime(999);
    expect(late).toBe(0);
    vi.advanceTimersByTime(5000);
    expect(late).toBe(1);
  });

  test('has all its time anew from each beginning', () => {
    for (let begun = 0; begun < 5; begun++) {
      deadline.set(1000);
      vi.advanceTimersByTime(900);
    }
    expect(late).toBe(0);
  });

  test('is never late after its answer', () => {
    deadline.set(1000);
    deadline.clear();
    vi.advanceTimersByTime(5000);
    expect(late).toBe(0);
  });
});

describe('a process that waits for a processor', () => {
  /** Three parts of four it waits. */
  function pass(ms: number): void {
    for (let passed = 0; passed < ms; passed += 10) {
      starved += 7.5;
      vi.advanceTimersByTime(10);
    }
  }

  test('is late once it has run for its time', () => {
    deadline.set(1000);
    pass(3900);
    expect(late).toBe(0);
    pass(200);
    expect(late).toBe(1);
  });

  test('is not forgiven what it waited before', () => {
    deadline.set(1000);
    pass(2000);
    deadline.set(1000);
    vi.advanceTimersByTime(999);
    expect(late).toBe(0);
    // Readings are a quarter of a second old at most.
    vi.advanceTimersByTime(251);
    expect(late).toBe(1);
  });
});

test('what a process has waited only grows, and is 0 of none', () => {
  const before = starvedMs(process.pid);
  expect(starvedMs(process.pid)).toBeGreaterThanOrEqual(before);
  expect(starvedMs(undefined)).toBe(0);
});
