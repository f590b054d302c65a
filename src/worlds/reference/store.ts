import type { TableName, Tables } from './rows.js';
import type { Transaction } from './transaction.js';
import type { View } from './view.js';

/** A promise of the next change, and how to do without it. */
export interface Change {
  readonly seen: Promise<void>;
  ignore(): void;
}

/**
 * What all processes of a World share, behind one instance for each of them or
 * one for all. Every rule of the World is about rows and transactions; where
 * the rows are, in memory or in files, is the store's own business. The methods
 * that change one row by itself are for mutants: true code uses transactions.
 */
export interface Store {
  /** What this process knows: reads that cost no step, for observers. */
  readonly peek: View;
  /** The next change of a run, or a reason to look whether there was one. */
  nextChange(runId: string): Change;
  /** A number that was never given before. */
  nextSerial(): number;
  /**
   * Runs the body until it meets no race, and commits what it wrote. A refusal
   * that it throws stands only if what it had read was of one instant.
   *
   * @throws ContentionError after a thousand lost races
   */
  transact<T>(
    now: () => number,
    body: (tx: Transaction) => Promise<T>,
    unprotected?: readonly TableName[]
  ): Promise<T>;
  get<Name extends TableName>(
    table: Name,
    key: string
  ): Promise<Tables[Name] | undefined>;
  scan<Name extends TableName>(
    table: Name,
    prefix: string
  ): Promise<readonly Tables[Name][]>;
  put<Name extends TableName>(
    table: Name,
    key: string,
    row: Tables[Name]
  ): Promise<void>;
  /** Whether the row was inserted. */
  insertIfAbsent<Name extends TableName>(
    table: Name,
    key: string,
    row: Tables[Name]
  ): Promise<boolean>;
  /** Changes a row that is there, whatever it holds: an unconditional UPDATE. */
  update<Name extends TableName>(
    table: Name,
    key: string,
    change: (row: Tables[Name]) => Tables[Name]
  ): Promise<void>;
  delete(table: TableName, key: string): Promise<void>;
}
