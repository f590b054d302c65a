import { describe, expect, it } from 'vitest';
import { subjectKeyIn } from '../../../src/api/subject-key.js';
import {
  baselineOfReport,
  updatedBaseline,
} from '../../../src/report/baseline/accept.js';
import { excuse } from '../../../src/report/baseline/excuse.js';
import type { Accepted } from '../../../src/report/baseline/schema.js';
import type { Report } from '../../../src/report/record.js';
import { cell, DIVERGENCE, REPORT, subject } from '../fixture.js';

const keyOf = subjectKeyIn('/repo');
const today = '2026-11-29';

/** One subject that breaks `token.unique` by the causes named. */
function reportOf(id: string, ...causes: readonly string[]): Report {
  const divergences = causes.map((name) => ({
    ...DIVERGENCE,
    fingerprint: `token.unique: ${name}`,
    cause: { id: name, calls: [], spots: [] },
  }));
  const verdict = causes.length > 0 ? 'violated' : 'holds';
  return {
    ...REPORT,
    subjects: [subject({ id })],
    cells: [cell({ subject: id, verdict, divergences, exercised: 300 })],
  };
}

function exercisedBy(report: Report, exercised: number): Report {
  return {
    ...report,
    cells: report.cells.map((each) => ({ ...each, exercised })),
  };
}

function excused(report: Report, accepted: readonly Accepted[]) {
  const baseline = { ...baselineOfReport(report), accepted: [...accepted] };
  return excuse(report, baseline, { keyOf, today });
}

const acceptedOf = (report: Report) => baselineOfReport(report).accepted;

describe('a baseline', () => {
  const before = acceptedOf(reportOf('./world.js', 'a'));

  it('accepts a cause, however the path is spelled', () => {
    const { known, mended } = excused(reportOf('world.js', 'a'), before);
    expect(known.size).toBe(1);
    expect(mended).toEqual([]);
  });

  it('does not accept a new cause under a known clause', () => {
    const { known, fresh } = excused(reportOf('./world.js', 'a', 'b'), before);
    expect(known.size).toBe(0);
    expect(fresh.map(({ clause }) => clause)).toEqual(['token.unique']);
  });

  it('knows a cause whose lines have moved by its calls', () => {
    const moved = reportOf('./world.js', 'a');
    const entries = before.map((entry) => ({ ...entry, cause: 'elsewhere' }));
    expect(excused(moved, entries).known.size).toBe(1);
  });

  it('names what is mended, and only where its clause was exercised', () => {
    const mended = excused(reportOf('./world.js'), before);
    expect(mended.mended).toEqual(before);
    expect(mended.missed).toEqual([]);
    const report = reportOf('./world.js');
    const cells = report.cells.map((each) => ({ ...each, exercised: 0 }));
    const bare = excused({ ...report, cells }, before);
    expect([bare.mended, bare.missed]).toEqual([[], []]);
    const thin = excused(exercisedBy(report, 30), before);
    expect([thin.mended, thin.missed]).toEqual([[], before]);
  });

  it('accepts nothing after its day', () => {
    const entries = before.map((each) => ({ ...each, expires: '2026-11-28' }));
    const { known, expired } = excused(reportOf('./world.js', 'a'), entries);
    expect(known.size).toBe(0);
    expect(expired).toEqual(entries);
    const last = before.map((each) => ({ ...each, expires: today }));
    expect(excused(reportOf('./world.js', 'a'), last).known.size).toBe(1);
  });

  it('says which of its subjects were not checked', () => {
    const { unmatched } = excused(reportOf('./other.js', 'a'), before);
    expect(unmatched).toEqual(['./world.js']);
  });

  it('is of a package in every version', () => {
    const old = acceptedOf(reportOf('@x/world@1.0.0', 'a'));
    expect(excused(reportOf('@x/world@2.0.0', 'a'), old).known.size).toBe(1);
  });

  it('says what the kit that wrote it did not ask', () => {
    const report = reportOf('./world.js', 'a');
    const baseline = { ...baselineOfReport(report), kit: '0.0.1' };
    const { newClauses } = excuse(report, baseline, { keyOf, today });
    expect(newClauses).toContain('run.exists');
    expect(newClauses).not.toContain('token.unique');
  });
});

describe('what is updated', () => {
  it('keeps link and day of what is still there, and other subjects', () => {
    const link = 'https://example.org/1';
    const [entry] = acceptedOf(reportOf('./world.js', 'a'));
    const other = { subject: './b.js', clause: 'x', fingerprint: 'y' };
    const old = [{ ...entry, link }, other] as Accepted[];
    const report = reportOf('world.js', 'a', 'b');
    const baseline = { ...baselineOfReport(report), accepted: old };
    const { accepted } = updatedBaseline(report, baseline, keyOf).baseline;
    expect(accepted.map(({ subject: id }) => id)).toEqual([
      './b.js',
      'world.js',
      'world.js',
    ]);
    expect(accepted[1]).toMatchObject({ cause: 'a', link });
    expect(accepted[2]?.link).toBeUndefined();
  });

  it('drops what is not met any more, and nothing that was not decided', () => {
    const baseline = baselineOfReport(reportOf('./world.js', 'a'));
    const keptBy = (report: Report) =>
      updatedBaseline(report, baseline, keyOf).baseline.accepted;
    const mended = reportOf('./world.js');
    expect(keptBy(mended)).toEqual([]);
    expect(keptBy(exercisedBy(mended, 30))).toEqual(baseline.accepted);
    const [one] = mended.cells;
    if (!one) throw new Error('no cell');
    for (const verdict of ['harness error', 'unknown'] as const) {
      const cells = [{ ...one, verdict }];
      expect(keptBy({ ...mended, cells })).toEqual(baseline.accepted);
    }
    const others = [{ ...one, clause: 'run.exists' }];
    expect(keptBy({ ...mended, cells: others })).toEqual(baseline.accepted);
    expect(keptBy({ ...mended, cells: [] })).toEqual(baseline.accepted);
  });
});
