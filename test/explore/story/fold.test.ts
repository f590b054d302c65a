import { describe, expect, test } from 'vitest';
import { folded } from '../../../src/explore/story/fold.js';

describe('what was said several times in a row', () => {
  test('is said once, with how often', () => {
    expect(folded(['read r1', 'list', 'list', 'list', 'told'])).toEqual([
      'read r1',
      'list ×3',
      'told',
    ]);
  });

  test('may be some parts together, each try under a hook of its own', () => {
    const tries = [1, 2, 3, 4].flatMap((at) => [
      `claim k1 for r2 (hook r2-h${at}) → conflict with r1`,
      'cancel r1 → ok',
    ]);
    expect(folded(['create r2', ...tries, 'told'])).toEqual([
      'create r2',
      '(claim k1 for r2 (hook r2-h1…h4) → conflict with r1; cancel r1 → ok) ×4',
      'told',
    ]);
  });

  test('is not folded where anything else differs', () => {
    const parts = [
      'claim k1 (hook r2-h1)',
      'claim k2 (hook r2-h2)',
      'r1',
      'r2',
    ];
    expect(folded(parts)).toEqual(parts);
    expect(folded([])).toEqual([]);
  });

  test('keeps a tail that is no whole repetition', () => {
    expect(folded(['a', 'b', 'a', 'b', 'a'])).toEqual(['(a; b) ×2', 'a']);
  });
});
