import { frozen } from './own.js';

/**
 * Rows by key, in the order of their keys. A row is replaced, never changed:
 * what answers show of it nobody can write to.
 */
export class Table<Row> {
  readonly #rows = new Map<string, Row>();
  readonly #keys: string[] = [];

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  set(key: string, row: Row): void {
    if (!this.#rows.has(key)) this.#keys.splice(this.#placeOf(key), 0, key);
    this.#rows.set(key, frozen(row));
  }

  delete(key: string): void {
    if (this.#rows.delete(key)) this.#keys.splice(this.#placeOf(key), 1);
  }

  /** The rows whose key starts with the prefix, in the order of keys. */
  scan(prefix: string): Row[] {
    const found: Row[] = [];
    for (let at = this.#placeOf(prefix); at < this.#keys.length; at++) {
      const key = this.#keys[at] as string;
      if (!key.startsWith(prefix)) break;
      found.push(this.#rows.get(key) as Row);
    }
    return found;
  }

  /** Index of the first key that is not less than this one. */
  #placeOf(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle] as string) < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
