import { readReportFile } from '../files.js';
import type { Values } from '../options.js';
import type { CheckGates } from './check-summary.js';

/** Options that decide what fails a check, and a merge of its parts. */
export const GATE_OPTIONS = [
  'baseline',
  'strict',
  'requireExercised',
  'exitZero',
] as const;

/** @throws UsageError, RecordsError if the baseline cannot be read */
export function gatesOf({
  baseline,
  strict = false,
  requireExercised = false,
  exitZero = false,
}: Values<(typeof GATE_OPTIONS)[number]>): CheckGates {
  return {
    strict,
    requireExercised,
    exitZero,
    baseline: baseline === undefined ? undefined : readReportFile(baseline),
  };
}
