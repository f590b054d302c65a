import type { TableName, Tables } from './rows.js';
import { Table } from './table.js';

/** Reads at one instant. */
export interface View {
  get<Name extends TableName>(
    table: Name,
    key: string
  ): Tables[Name] | undefined;
  scan<Name extends TableName>(
    table: Name,
    prefix: string
  ): readonly Tables[Name][];
}

/** The tables themselves, for whoever runs inside one step. */
export class Rows implements View {
  readonly #tables: { readonly [Name in TableName]: Table<Tables[Name]> } = {
    runs: new Table(),
    events: new Table(),
    hooks: new Table(),
    tokens: new Table(),
    steps: new Table(),
    waits: new Table(),
    resumes: new Table(),
    keys: new Table(),
    messages: new Table(),
    decisions: new Table(),
    scratch: new Table(),
  };

  readonly #listeners = new Map<string, Set<() => void>>();

  /** Tells of each change of a run, until it is told to stop. */
  listen(runId: string, tell: () => void): () => void {
    const listeners = this.#listeners.get(runId) ?? new Set();
    this.#listeners.set(runId, listeners.add(tell));
    return () => listeners.delete(tell);
  }

  get<Name extends TableName>(
    table: Name,
    key: string
  ): Tables[Name] | undefined {
    return this.#table(table).get(key);
  }

  scan<Name extends TableName>(
    table: Name,
    prefix: string
  ): readonly Tables[Name][] {
    return this.#table(table).scan(prefix);
  }

  set<Name extends TableName>(
    table: Name,
    key: string,
    row: Tables[Name]
  ): void {
    this.#table(table).set(key, row);
    if (table !== 'runs') return;
    for (const tell of this.#listeners.get(key) ?? []) tell();
  }

  delete(table: TableName, key: string): void {
    this.#tables[table].delete(key);
  }

  #table<Name extends TableName>(table: Name): Table<Tables[Name]> {
    return this.#tables[table];
  }
}
