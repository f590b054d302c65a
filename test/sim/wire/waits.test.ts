import { describe, expect, it } from 'vitest';
import { isStable } from '../../../src/sim/wire/waits.js';

const waits = (...entries: [number, number[]][]) => new Map(entries);

describe('whether a server has come to rest', () => {
  it('is so when each session that has not answered waits for one that has', () => {
    expect(isStable([1, 2], waits([1, [9]], [2, [9]]))).toBe(true);
    expect(isStable([], waits())).toBe(true);
  });

  it('is so along a chain of waiters', () => {
    expect(isStable([1, 2], waits([1, [2]], [2, [9]]))).toBe(true);
  });

  it('is not while one of them may still be at work', () => {
    expect(isStable([1, 2], waits([1, [2]]))).toBe(false);
  });

  it('is not in a circle: the server will break it', () => {
    expect(isStable([1, 2], waits([1, [2]], [2, [1]]))).toBe(false);
    expect(isStable([1, 2, 3], waits([1, [2]], [2, [3]], [3, [1]]))).toBe(
      false
    );
  });
});
