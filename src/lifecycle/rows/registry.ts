import { CLAUSES, type ClauseId } from '../../model/clauses/registry.js';
import type { LifecycleRow } from '../row.js';
import { ADMISSION_ROWS, KEY_ROWS } from './admission.js';
import { IN_FLIGHT_ROWS, SIGNAL_ROWS } from './in-flight.js';
import { DURABILITY_ROWS, LOOKUP_ROWS, MEMORY_ROWS } from './memory.js';

/** The rows of the table, in the order of the lifecycle. */
export const LIFECYCLE_ROWS: readonly LifecycleRow[] = [
  ...ADMISSION_ROWS,
  ...IN_FLIGHT_ROWS,
  ...MEMORY_ROWS,
  ...LOOKUP_ROWS,
  ...KEY_ROWS,
  ...SIGNAL_ROWS,
  ...DURABILITY_ROWS,
];

/** What a keyed start over a World is asked: what needs one, and policies. */
export const KEYED_CLAUSES: readonly ClauseId[] = CLAUSES.filter(
  ({ id, needs = [] }) =>
    needs.includes('keyedStart') || id.startsWith('policy.')
).map(({ id }) => id);

/** What a World is asked so that its cells can be filled. */
export const LIFECYCLE_CLAUSES: readonly ClauseId[] = LIFECYCLE_ROWS.flatMap(
  ({ clauses }) => clauses
);
