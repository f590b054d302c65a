import type { DbosRow } from '../row.js';
import { ADMISSION } from './admission.js';
import { IDENTICAL } from './enqueue.js';
import { LEASES } from './lease.js';
import { SUPERSEDES } from './supersede.js';

/** Every question that is put to DBOS under wire gates. */
export const GATED_ROWS: readonly DbosRow[] = [
  ...ADMISSION,
  ...IDENTICAL,
  ...LEASES,
  ...SUPERSEDES,
];
