import { describe, expect, test } from 'vitest';
import { check, fixture, useStoryFolder } from './command.js';

useStoryFolder();

const world = (defect: string): string =>
  fixture(`defects/world-${defect}.mjs`);

/** Each after a bug that somebody has reported, and the clause that it breaks. */
const DEFECTS = [
  ['hook-metadata-lost', 'hook.metadata'],
  ['restart-repins-clock', 'run.started-at'],
  ['name-ignored', 'lookup.workflow'],
  ['status-ignored', 'lookup.status'],
  ['page-by-created-at', 'lookup.pages'],
  ['receive-on-ended', 'resume.live-only'],
] as const;

describe('a World in memory with one defect, at the budget that a check has', () => {
  test.each(DEFECTS)('%s is red, by %s', async (defect, clause) => {
    const { exitCode, report } = await check(world(defect));
    const broken = report.cells.flatMap((cell) =>
      cell.verdict === 'violated' ? [cell.clause] : []
    );
    expect(exitCode).toBe(1);
    expect(broken).toContain(clause);
  });

  test('without a defect it is green', async () => {
    const { exitCode, report } = await check(world('none'));
    const verdicts = new Set(report.cells.map(({ verdict }) => verdict));
    expect(exitCode).toBe(0);
    expect(verdicts).toEqual(new Set(['holds', 'not applicable']));
  });
});
