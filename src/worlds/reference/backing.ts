import type { TableName } from './rows.js';
import type { Rows, View } from './view.js';

/** One row that a commit sets, or removes where there is none. */
export interface RowWrite {
  readonly table: TableName;
  readonly key: string;
  readonly row: unknown;
}

/** Where the rows are that transactions read and write. */
export interface Backing {
  /** As far as this process knows them. */
  readonly rows: View;
  /**
   * Runs `effect` at one instant at which `rows` are what everybody has.
   * `verb`: why, for the label of the step.
   */
  look<T>(
    verb: 'read' | 'confirm',
    target: string,
    effect: () => T
  ): Promise<T>;
  /**
   * Makes all writes at one instant at which `isCurrent` holds; false, and
   * nothing is written, where it does not.
   */
  commit(
    target: string,
    writes: readonly RowWrite[],
    isCurrent: () => boolean
  ): Promise<boolean>;
}

export function applyWrites(rows: Rows, writes: readonly RowWrite[]): void {
  for (const { table, key, row } of writes) {
    if (row === undefined) rows.delete(table, key);
    // Whoever made the write gave the row of its table.
    else rows.set(table, key, row as never);
  }
}
