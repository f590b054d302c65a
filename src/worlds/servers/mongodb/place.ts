import type { Db, MongoClient } from 'mongodb';
import type { Endpoint, ServerAddress } from '../address.js';
import type { Place } from '../place-type.js';
import type { Preparation } from '../preparation.js';
import { connectMongo, explain } from './connect.js';
import { parseMongoUrl, withDatabase } from './url.js';

let opened = 0;

/** @throws ServerError */
export async function openMongoPlace(
  address: ServerAddress,
  preparation?: Preparation
): Promise<Place> {
  opened++;
  const name = `${address.scope}_${process.pid}_${opened}`;
  const client = await connectMongo(address.url);
  try {
    const place = new MongoPlace(address.url, name, client);
    // A process of the same id may have been here and crashed.
    await client.db(name).dropDatabase();
    await preparation?.run(place.url);
    return place;
  } catch (error) {
    await client.close();
    throw explain(error, address.url);
  }
}

class MongoPlace implements Place {
  readonly kind = 'mongodb';
  readonly url: string;
  readonly endpoint: Endpoint;
  readonly #client: MongoClient;
  readonly #database: Db;
  #fixtures: ReadonlySet<string> = new Set();

  constructor(url: string, name: string, client: MongoClient) {
    const { host, port } = parseMongoUrl(url);
    this.url = withDatabase(url, name);
    this.endpoint = { host, port };
    this.#client = client;
    this.#database = client.db(name);
  }

  seal() {
    return this.#ask(async (database) => {
      const fixtures: string[] = [];
      for (const name of await collectionsOf(database)) {
        const found = await database.collection(name).findOne();
        if (found !== null) fixtures.push(name);
      }
      this.#fixtures = new Set(fixtures);
    });
  }

  /** Collections stay, as their indexes do; a World makes them but once. */
  reset() {
    return this.#ask(async (database) => {
      const names = await collectionsOf(database);
      await Promise.all(
        names
          .filter((name) => !this.#fixtures.has(name))
          .map((name) => database.collection(name).deleteMany({}))
      );
    });
  }

  /** Only transactions make others wait; they need a replica set. */
  async waits() {
    return new Map<number, readonly number[]>();
  }

  /** A session ends with its socket: the server keeps nothing of it. */
  async terminate() {}

  async close() {
    try {
      await this.#ask((database) => database.dropDatabase());
    } finally {
      await this.#client.close();
    }
  }

  async #ask<T>(question: (database: Db) => Promise<T>): Promise<T> {
    try {
      return await question(this.#database);
    } catch (error) {
      throw explain(error, this.url);
    }
  }
}

async function collectionsOf(database: Db): Promise<string[]> {
  const found = await database
    .listCollections({ type: 'collection' }, { nameOnly: true })
    .toArray();
  return found
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.'));
}
