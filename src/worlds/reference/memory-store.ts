import { gate } from '../../sim/context.js';
import { attempts } from './attempts.js';
import { applyWrites, type Backing } from './backing.js';
import type { TableName, Tables } from './rows.js';
import type { Change, Store } from './store.js';
import type { Transaction } from './transaction.js';
import { Rows, type View } from './view.js';

/**
 * In memory, one for all simulated processes. Each method is one step of the
 * schedule, a transaction is one step a look and one to commit.
 */
class MemoryStore implements Store {
  readonly #rows = new Rows();
  #serial = 0;

  readonly #backing: Backing = {
    rows: this.#rows,
    look: (verb, target, effect) =>
      gate({ kind: 'store', name: `store:${verb}`, target }, effect),
    commit: (target, writes, isCurrent) =>
      gate({ kind: 'store', name: 'store:commit', target }, () => {
        if (!isCurrent()) return false;
        applyWrites(this.#rows, writes);
        return true;
      }),
  };

  get peek(): View {
    return this.#rows;
  }

  nextChange(runId: string): Change {
    let ignore: () => void = () => undefined;
    const seen = new Promise<void>((resolve) => {
      ignore = this.#rows.listen(runId, resolve);
    });
    return { seen, ignore };
  }

  nextSerial(): number {
    return ++this.#serial;
  }

  transact<T>(
    now: () => number,
    body: (tx: Transaction) => Promise<T>,
    unprotected: readonly TableName[] = []
  ): Promise<T> {
    return attempts({ backing: this.#backing, now, unprotected }, body);
  }

  get<Name extends TableName>(
    table: Name,
    key: string
  ): Promise<Tables[Name] | undefined> {
    return step('get', table, key, () => this.#rows.get(table, key));
  }

  scan<Name extends TableName>(
    table: Name,
    prefix: string
  ): Promise<readonly Tables[Name][]> {
    return step('scan', table, prefix, () => this.#rows.scan(table, prefix));
  }

  put<Name extends TableName>(
    table: Name,
    key: string,
    row: Tables[Name]
  ): Promise<void> {
    return step('put', table, key, () => this.#rows.set(table, key, row));
  }

  insertIfAbsent<Name extends TableName>(
    table: Name,
    key: string,
    row: Tables[Name]
  ): Promise<boolean> {
    return step('insert', table, key, () => {
      if (this.#rows.get(table, key) !== undefined) return false;
      this.#rows.set(table, key, row);
      return true;
    });
  }

  update<Name extends TableName>(
    table: Name,
    key: string,
    change: (row: Tables[Name]) => Tables[Name]
  ): Promise<void> {
    return step('update', table, key, () => {
      const row = this.#rows.get(table, key);
      if (row !== undefined) this.#rows.set(table, key, change(row));
    });
  }

  delete(table: TableName, key: string): Promise<void> {
    return step('delete', table, key, () => this.#rows.delete(table, key));
  }
}

/** An empty store in memory, for reference Worlds that share one. */
export function createStore(): Store {
  return new MemoryStore();
}

function step<T>(
  verb: string,
  table: TableName,
  key: string,
  effect: () => T
): Promise<T> {
  return gate(
    { kind: 'store', name: `store:${verb}`, target: `${table}/${key}` },
    effect
  );
}
