import { baselineToUpdate, readBaseline } from '../baseline-file.js';
import type { Values } from '../options.js';
import { UsageError } from '../usage-error.js';
import type { CheckGates } from './check-summary.js';

/** Options that decide what fails a check, and a merge of its parts. */
export const GATE_OPTIONS = [
  'baseline',
  'updateBaseline',
  'strictBaseline',
  'strict',
  'requireExercised',
  'exitZero',
] as const;

/** @throws UsageError, RecordsError if there is no baseline, or none to be read */
export function gatesOf({
  baseline: file,
  updateBaseline = false,
  strictBaseline = false,
  strict = false,
  requireExercised = false,
  exitZero = false,
}: Values<(typeof GATE_OPTIONS)[number]>): CheckGates {
  if (strictBaseline && file === undefined && !updateBaseline) {
    const expected = '--baseline FILE, or `baseline` in the config';
    const message = `--strict-baseline has no baseline: expected ${expected}`;
    throw new UsageError(message, { found: '--strict-baseline' });
  }
  const read = () => (file === undefined ? file : readBaseline(file));
  return {
    strict,
    requireExercised,
    exitZero,
    strictBaseline,
    updatesBaseline: updateBaseline,
    baseline: updateBaseline ? baselineToUpdate(file) : read(),
  };
}
