import { hasCode } from '../../has-code.js';

/** Whether a call failed since there is no such file. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT');
}

/** Whether a call failed since there is such a file. */
export function isTaken(error: unknown): boolean {
  return hasCode(error, 'EEXIST');
}
