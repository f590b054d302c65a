import { gate } from '../../sim/context.js';
import type { TableName, Tables } from './rows.js';
import { Transaction } from './transaction.js';
import { Rows, type View } from './view.js';

/** Far more than any schedule can bring about: each lost race is progress. */
const ATTEMPTS_MAX = 1000;

/** A transaction lost every race: more contention than a plan can make. */
export class ContentionError extends Error {
  override readonly name = 'ContentionError';

  constructor(readonly attempts: number) {
    super(
      `A transaction was overtaken ${attempts} times in a row, which no plan ` +
        'can cause: look for a body that changes what it reads.'
    );
  }

  static is(value: unknown): value is ContentionError {
    return value instanceof Error && value.name === 'ContentionError';
  }
}

export interface Change {
  readonly seen: Promise<void>;
  ignore(): void;
}

/**
 * An in-memory store that all simulated processes share. Each method is one
 * step of the schedule, a transaction is one step a look and one to commit.
 * The single-step methods are for mutants: true code uses transactions.
 */
export class Store {
  readonly #rows = new Rows();
  #serial = 0;

  /** Reads that cost no step, for observers. */
  get peek(): View {
    return this.#rows;
  }

  /** The next change of a run, for whoever waits for one. */
  nextChange(runId: string): Change {
    let ignore: () => void = () => undefined;
    const seen = new Promise<void>((resolve) => {
      ignore = this.#rows.listen(runId, resolve);
    });
    return { seen, ignore };
  }

  /** A number that was never given before. */
  nextSerial(): number {
    return ++this.#serial;
  }

  /**
   * Runs the body until it meets no race, and commits what it wrote. A refusal
   * that it throws stands only if what it had read was of one instant.
   *
   * @throws ContentionError after a thousand lost races
   */
  async transact<T>(
    now: () => number,
    body: (tx: Transaction) => Promise<T>,
    unprotected: readonly TableName[] = []
  ): Promise<T> {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      const tx = new Transaction({ rows: this.#rows, now, unprotected });
      let result: T;
      try {
        result = await body(tx);
      } catch (error) {
        if (await tx.confirm()) throw error;
        continue;
      }
      if (await tx.commit()) return result;
    }
    throw new ContentionError(ATTEMPTS_MAX);
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

  /** Whether the row was inserted. */
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

  /** Changes a row that is there, whatever it holds: an unconditional UPDATE. */
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

export function createStore(): Store {
  return new Store();
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
