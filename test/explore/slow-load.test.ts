import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadedSoon, stillLoading } from '../../src/explore/slow-load.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is loaded soon is not told of', async () => {
  const told: string[] = [];
  const loaded = await loadedSoon(Promise.resolve(1), 7000, (each) =>
    told.push(each)
  );
  await vi.advanceTimersByTimeAsync(10_000);
  expect({ loaded, told }).toEqual({ loaded: 1, told: [] });
});

test('what is not is told of once, with what is waited for and how long', async () => {
  const told: string[] = [];
  const loading = new Promise((resolve) => setTimeout(resolve, 9000, 2));
  const waiting = loadedSoon(loading, 7000, (each) => told.push(each));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await waiting).toBe(2);
  expect(told).toEqual([stillLoading(7000)]);
  expect(told[0]).toMatch(/imported, .*createWorld.* after 7 s, or after a/);
});
