import { expect, test } from 'vitest';
import type { Divergence } from '../../src/report/record.js';
import { burdenOf, byStory } from '../../src/story/rank.js';

const story = (switches: number, clauses: readonly string[], ops = 2) =>
  ({ switches, clauses, ops, steps: 20 }) as unknown as Divergence;

test('a story of one cause comes before one of two', () => {
  const one = story(2, ['run.terminal-once'], 3);
  const two = story(2, ['run.terminal-once', 'result.stable']);
  expect(byStory(one, two)).toBeLessThan(0);
});

test('but not where actors take turns at every step for it', () => {
  const zigzag = story(11, ['run.terminal-once']);
  const plain = story(2, ['run.terminal-once', 'result.stable']);
  expect(byStory(plain, zigzag)).toBeLessThan(0);
});

test('few switches burden nobody', () => {
  expect(burdenOf(1, 0)).toBe(burdenOf(1, 4));
  expect(burdenOf(1, 5)).toBe(burdenOf(2, 0));
});
