import type { Backing, RowWrite } from './backing.js';
import type { TableName, Tables } from './rows.js';
import type { View } from './view.js';

/** What a decision may know of time. */
export interface Time {
  /** The clock of the process, at the first look. */
  readonly nowMs: number;
  /**
   * Whether the deadline lies ahead. A transaction that was told so commits
   * only while it still does: a decision must not outlive its reason.
   */
  isBefore(deadlineMs: number): boolean;
}

export interface TransactionOptions {
  readonly backing: Backing;
  readonly now: () => number;
  /** Tables whose reads the commit does not check. Empty but for mutants. */
  readonly unprotected: readonly TableName[];
}

interface SeenRow {
  readonly table: TableName;
  readonly key: string;
  readonly row: unknown;
}

interface SeenRange {
  readonly table: TableName;
  readonly prefix: string;
  readonly rows: readonly unknown[];
}

/**
 * Optimistic: looks read what is there, writes wait, and the commit applies
 * them if all that was read is unchanged. Rows are never changed in place, so
 * the same row object means the same row. By its key a look finds a row that
 * the transaction itself is to write; a scan does not.
 */
export class Transaction implements Time {
  readonly #options: TransactionOptions;
  readonly #rowsSeen: SeenRow[] = [];
  readonly #rangesSeen: SeenRange[] = [];
  readonly #deadlines: number[] = [];
  readonly #own = new Map<string, unknown>();
  readonly #writes: RowWrite[] = [];
  #target = '';
  #looks = 0;
  #nowMs = Number.NaN;

  constructor(options: TransactionOptions) {
    this.#options = options;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  isBefore(deadlineMs: number): boolean {
    const before = this.#nowMs < deadlineMs;
    if (before) this.#deadlines.push(deadlineMs);
    return before;
  }

  /** One step: all that `read` asks of the view is of one instant. */
  look<T>(target: string, read: (view: View) => T): Promise<T> {
    this.#target ||= target;
    return this.#options.backing.look('read', target, () => {
      if (this.#looks === 0) this.#nowMs = this.#options.now();
      this.#looks++;
      return read(this.#view);
    });
  }

  put<Name extends TableName>(
    table: Name,
    key: string,
    row: Tables[Name]
  ): void {
    this.#own.set(`${table}/${key}`, row);
    this.#writes.push({ table, key, row });
  }

  delete(table: TableName, key: string): void {
    this.#own.set(`${table}/${key}`, undefined);
    this.#writes.push({ table, key, row: undefined });
  }

  /** False, and nothing is written, where something read has changed. */
  commit(): Promise<boolean> {
    const writes = this.#writes;
    // A single look is of one instant already, and needs no second step.
    if (writes.length === 0) return this.confirm();
    return this.#options.backing.commit(this.#target, writes, () =>
      this.#isCurrent()
    );
  }

  /** Whether all looks are of one instant; drops the writes. */
  confirm(): Promise<boolean> {
    if (this.#looks <= 1) return Promise.resolve(true);
    return this.#options.backing.look('confirm', this.#target, () =>
      this.#isCurrent()
    );
  }

  readonly #view: View = {
    get: <Name extends TableName>(table: Name, key: string) => {
      const own = `${table}/${key}`;
      if (this.#own.has(own)) return this.#own.get(own) as Tables[Name];
      const row = this.#options.backing.rows.get(table, key);
      if (this.#protects(table)) this.#rowsSeen.push({ table, key, row });
      return row;
    },
    scan: (table, prefix) => {
      const rows = this.#options.backing.rows.scan(table, prefix);
      if (this.#protects(table)) this.#rangesSeen.push({ table, prefix, rows });
      return rows;
    },
  };

  #protects(table: TableName): boolean {
    return !this.#options.unprotected.includes(table);
  }

  #isCurrent(): boolean {
    const { now } = this.#options;
    const { rows } = this.#options.backing;
    for (const { table, key, row } of this.#rowsSeen) {
      if (rows.get(table, key) !== row) return false;
    }
    for (const seen of this.#rangesSeen) {
      if (!isSame(rows.scan(seen.table, seen.prefix), seen.rows)) return false;
    }
    if (this.#deadlines.length === 0) return true;
    const nowMs = now();
    return this.#deadlines.every((deadlineMs) => nowMs < deadlineMs);
  }
}

function isSame(left: readonly unknown[], right: readonly unknown[]): boolean {
  return (
    left.length === right.length &&
    left.every((row, index) => row === right[index])
  );
}
