import type { Cell } from '../record.js';
import { greenWords } from '../thin.js';
import type { FormatContext } from './format.js';

/** What a runner of tests would say of a cell: each clause is a test. */
export type Outcome = 'passed' | 'failed' | 'errored' | 'skipped';

export interface CellOutcome {
  readonly outcome: Outcome;
  /** Why, in one line; of a pass what it rests on. */
  readonly reason: string;
}

/**
 * Only what fails the check fails a test. What is not known is skipped, never
 * passed, and so is what is violated without failing the check.
 */
export function outcomeOf(
  cell: Cell,
  { gating, known }: FormatContext
): CellOutcome {
  const { verdict, level, note } = cell;
  if (gating.has(cell)) return { outcome: 'failed', reason: brokenWords(cell) };
  if (known.has(cell)) {
    return { outcome: 'skipped', reason: 'violated, and so in the baseline' };
  }
  switch (verdict) {
    case 'holds':
      return { outcome: 'passed', reason: `holds: ${greenWords(cell)}` };
    case 'violated':
      return {
        outcome: 'skipped',
        reason: `${brokenWords(cell)}; level ${level} fails a check only with --strict`,
      };
    case 'harness error':
      return { outcome: 'errored', reason: note ?? 'harness error' };
    default:
      return {
        outcome: 'skipped',
        reason: note === undefined ? verdict : `${verdict}: ${note}`,
      };
  }
}

function brokenWords({ verdict, violations, schedules }: Cell): string {
  if (verdict !== 'violated') return 'this clause or another is violated';
  return `violated in ${violations} of ${schedules} schedules`;
}
