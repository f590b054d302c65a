import type { Report } from '../record.js';

/** A test of its own for what a report lacks: green cells do not tell of it. */
export const COMPLETE_TEST = 'all that was asked for was run';

/** Why a runner of tests must not take a report for whole. */
export function missingFrom({ incomplete, unfinished }: Report): string[] {
  if (incomplete && incomplete.length > 0) return incomplete;
  return unfinished ? ['not all was run that was asked for'] : [];
}
