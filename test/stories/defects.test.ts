import { describe, expect, test } from 'vitest';
import { check, fixture } from './command.js';

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
  ['ignore-retry-after', 'step.retry-after'],
  ['generic-errors', 'run.created-once'],
  ['waits-leak', 'wait.after-terminal'],
  ['dup-run-created-500', 'run.created-once'],
  ['no-resilient-start', 'run.resilient-start'],
  ['claims-late', 'hook.create-after-terminal'],
  ['runs-alive', 'entity.detached'],
] as const;

describe('a World in memory with one defect, within the default budget', () => {
  test.each(DEFECTS)('%s is found as %s', async (defect, clause) => {
    const { exitCode, report } = await check(world(defect), '--bail');
    const broken = report.cells.filter(({ verdict }) => verdict === 'violated');
    expect(exitCode).toBe(1);
    expect(broken.map((cell) => cell.clause)).toContain(clause);
  });
});

test('the same World without a defect is green, every cell of it', async () => {
  const { exitCode, report } = await check(world('none'));
  // Nobody dies in these schedules, so what deaths tell is not asked; and it
  // brings no log with a write, which a World need not do.
  const unasked = /^(crash|recovery|power)\.|^log\.(preloaded|delta)$/;
  const asked = report.cells.filter(({ clause }) => !unasked.test(clause));
  const verdicts = new Set(asked.map(({ verdict }) => verdict));
  expect(exitCode).toBe(0);
  expect(verdicts).toEqual(new Set(['holds', 'not applicable']));
  expect(asked.length).toBeGreaterThan(100);
});
