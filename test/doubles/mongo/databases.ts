import { Collection } from './collection.js';

/** All collections of a server, which come to be when they are first named. */
export class Databases {
  readonly #collections = new Map<string, Collection>();

  collection(database: string, name: string): Collection {
    const path = `${database}.${name}`;
    const collection = this.#collections.get(path) ?? new Collection();
    this.#collections.set(path, collection);
    return collection;
  }

  drop(database: string, name: string): boolean {
    return this.#collections.delete(`${database}.${name}`);
  }

  dropDatabase(database: string): void {
    for (const path of [...this.#collections.keys()]) {
      if (path.startsWith(`${database}.`)) this.#collections.delete(path);
    }
  }
}
