import { describe, expect, it } from 'vitest';
import { mergeReports } from '../../src/report/merge.js';
import type { Report } from '../../src/report/record.js';
import { cell, DIVERGENCE, REPORT, subject } from './fixture.js';

const LATER: Report = {
  ...REPORT,
  date: '2025-12-01T00:00:00.000Z',
  seed: '2',
  subjects: [subject({ id: 'local-v5', schedules: 9 })],
  cells: [cell({ subject: 'local-v5' })],
};

function shard(index: number, changes: Partial<Report>): Report {
  return {
    ...REPORT,
    shard: { index, count: 2 },
    subjects: [subject({})],
    cells: [],
    ...changes,
  };
}

describe('merging reports', () => {
  it('lets a later subject replace the earlier one with all its cells', () => {
    const merged = mergeReports([REPORT, LATER]);
    expect(merged.subjects.map(({ id }) => id)).toEqual([
      'reference',
      'local-v5',
    ]);
    const local = merged.cells.filter((one) => one.subject === 'local-v5');
    expect(local).toEqual([cell({ subject: 'local-v5' })]);
    expect(merged.seed).toBe('1, 2');
    expect(merged.date).toBe(LATER.date);
  });

  it('forgets why a run was incomplete once nothing of it is left', () => {
    const cut = { ...LATER, incomplete: ['run.jsonl: no footer'] };
    expect(mergeReports([cut, LATER]).incomplete).toBeUndefined();
    expect(mergeReports([cut, REPORT]).incomplete).toBeUndefined();
    expect(mergeReports([REPORT, cut]).incomplete).toEqual(cut.incomplete);
  });

  it('refuses to merge nothing', () => {
    expect(() => mergeReports([])).toThrow(/expected a report/);
  });
});

describe('merging the shards of one run', () => {
  it('keeps the violation that only one shard saw, in either order', () => {
    const violated = cell({
      verdict: 'violated',
      violations: 14,
      divergences: [DIVERGENCE],
    });
    const red = shard(1, { cells: [violated] });
    const green = shard(2, { cells: [cell({})] });
    for (const order of [
      [red, green],
      [green, red],
    ]) {
      const merged = mergeReports(order);
      expect(merged.cells).toEqual([
        { ...violated, schedules: 1000, exercised: 240 },
      ]);
      expect(merged.subjects[0]).toMatchObject({
        schedules: 1000,
        seconds: 3,
        checkedTwice: 50,
        variants: [{ count: 62 }],
      });
      expect(merged).not.toHaveProperty('shard');
      expect(merged).not.toHaveProperty('incomplete');
    }
  });

  it('adds the occurrences of one cause and keeps its shortest plan', () => {
    const long = { ...DIVERGENCE, steps: 30, token: 'wp1:long' };
    const with_ = (divergence: typeof DIVERGENCE) => [
      cell({ verdict: 'violated', divergences: [divergence] }),
    ];
    const merged = mergeReports([
      shard(1, { cells: with_(long) }),
      shard(2, { cells: with_(DIVERGENCE) }),
    ]);
    expect(merged.cells[0]?.divergences).toEqual([
      { ...DIVERGENCE, occurrences: 28 },
    ]);
  });

  it('counts a shard that was given twice once, and says what is missing', () => {
    const merged = mergeReports([shard(2, {}), shard(2, {})]);
    expect(merged.subjects[0]?.schedules).toBe(500);
    expect(merged.incomplete).toEqual(['no records of shard 1 of 2']);
  });

  it('does not add up shards of different seeds', () => {
    const merged = mergeReports([shard(1, {}), shard(2, { seed: '7' })]);
    expect(merged.subjects[0]?.schedules).toBe(500);
    expect(merged.incomplete).toEqual(['no records of shard 1 of 2']);
  });
});
