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
  }

  delete(table: TableName, key: string): void {
    this.#tables[table].delete(key);
  }

  #table<Name extends TableName>(table: Name): Table<Tables[Name]> {
    return this.#tables[table];
  }
}
