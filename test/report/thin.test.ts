import { describe, expect, it } from 'vitest';
import {
  ENOUGH,
  greenWords,
  isThin,
  thinSummary,
} from '../../src/report/thin.js';
import { cell, REPORT } from './fixture.js';

describe('thin evidence', () => {
  it('is less than shows a bug of one in a hundred, nineteen times in twenty', () => {
    expect(1 - 0.99 ** ENOUGH).toBeGreaterThan(0.95);
    expect(1 - 0.99 ** (ENOUGH - 10)).toBeLessThan(0.95);
    expect(isThin(cell({ verdict: 'holds', exercised: ENOUGH - 1 }))).toBe(
      true
    );
    expect(isThin(cell({ verdict: 'holds', exercised: ENOUGH }))).toBe(false);
    expect(isThin(cell({ verdict: 'violated', exercised: 1 }))).toBe(false);
  });

  it.each([
    [{ exercised: 3000 }, '3,000'],
    [{ exercised: 12 }, '12 thin'],
    [{ exercised: 3000, undecided: 12 }, '3,000, 12 undecided'],
    [
      { exercised: 12, undecided: 2, failed: 1 },
      '12 thin, 2 undecided, 1 failed',
    ],
  ])('is marked beside its number: %j', (counts, words) => {
    expect(greenWords(cell({ verdict: 'holds', ...counts }))).toBe(words);
  });

  it('is counted, of the green cells', () => {
    const cells = [
      cell({ verdict: 'holds', exercised: 12 }),
      cell({ verdict: 'holds', exercised: 1200 }),
      cell({ verdict: 'violated', exercised: 1 }),
    ];
    expect(thinSummary({ ...REPORT, cells })).toMatch(
      /^1 of 2 green cells is thin/
    );
    expect(thinSummary({ ...REPORT, cells: cells.slice(1) })).toBeUndefined();
  });
});
