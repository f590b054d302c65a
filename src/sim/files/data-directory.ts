import type { Disc } from './disc.js';

/** Where a subject keeps its files. */
export interface DataDirectory {
  /** Of the present schedule: each has a path of its own. */
  readonly path: string;
  /** Begins a new, empty one, whose files are stamped with this clock. */
  reset(nowMs: () => number): void;
  /** On which it is; absent where files are real. */
  readonly disc?: Disc | undefined;
  /** Files and empty folders below it, such as a lock may be. */
  list?(): readonly string[];
}
