import { plural } from '../report/counts.js';
import type { Cell } from '../report/record.js';

/** How often it broke, of how many tries. */
export function evidenceLine({ violations, exercised }: Cell): string {
  return `broken in ${violations} of ${plural(exercised, 'schedule')} that exercised it`;
}
