import type { TableName, Tables } from '../reference/rows.js';
import type { Store } from '../reference/store.js';
import type { Transaction } from '../reference/transaction.js';

/** No decision about one row depends on time. */
const noTime = () => 0;

/** The single-row methods of a store, each as a transaction of its own. */
export abstract class SingleRows implements Pick<Store, SingleRowMethod> {
  abstract transact<T>(
    now: () => number,
    body: (tx: Transaction) => Promise<T>
  ): Promise<T>;

  get<Name extends TableName>(
    table: Name,
    key: string
  ): Promise<Tables[Name] | undefined> {
    return this.#alone((tx) => find(tx, table, key));
  }

  scan<Name extends TableName>(
    table: Name,
    prefix: string
  ): Promise<readonly Tables[Name][]> {
    return this.#alone((tx) =>
      tx.look(`${table}/${prefix}`, (view) => view.scan(table, prefix))
    );
  }

  put<Name extends TableName>(
    table: Name,
    key: string,
    row: Tables[Name]
  ): Promise<void> {
    return this.#alone(async (tx) => {
      await find(tx, table, key);
      tx.put(table, key, row);
    });
  }

  insertIfAbsent<Name extends TableName>(
    table: Name,
    key: string,
    row: Tables[Name]
  ): Promise<boolean> {
    return this.#alone(async (tx) => {
      if (await find(tx, table, key)) return false;
      tx.put(table, key, row);
      return true;
    });
  }

  update<Name extends TableName>(
    table: Name,
    key: string,
    change: (row: Tables[Name]) => Tables[Name]
  ): Promise<void> {
    return this.#alone(async (tx) => {
      const row = await find(tx, table, key);
      if (row !== undefined) tx.put(table, key, change(row));
    });
  }

  delete(table: TableName, key: string): Promise<void> {
    return this.#alone(async (tx) => {
      await find(tx, table, key);
      tx.delete(table, key);
    });
  }

  #alone<T>(body: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transact(noTime, body);
  }
}

type SingleRowMethod =
  | 'get'
  | 'scan'
  | 'put'
  | 'insertIfAbsent'
  | 'update'
  | 'delete';

function find<Name extends TableName>(
  tx: Transaction,
  table: Name,
  key: string
): Promise<Tables[Name] | undefined> {
  return tx.look(`${table}/${key}`, (view) => view.get(table, key));
}
