import { withoutTimes } from '../laboratory/normalise.js';

/** The step at which the power failed, with what a disc had lost by that. */
const POWER_LOSS = /^\S+ powerLoss loss \d+ -> lost: /;

const LENGTH = /\b\d+ bytes of\b/g;

/**
 * Takes out of what a disc has lost what differs between two runs of one plan:
 * times in names, and lengths, which follow those of the names in a file.
 */
export function lostLine(line: string): string {
  if (!POWER_LOSS.test(line)) return line;
  return withoutTimes(line).replace(LENGTH, 'bytes of');
}
