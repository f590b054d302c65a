import type { Redis } from 'ioredis';
import type { ServerAddress } from '../address.js';
import { assertDirect } from '../direct.js';
import { ServerError } from '../error.js';
import type { Place } from '../place-type.js';
import type { Preparation } from '../preparation.js';
import { claim, flush } from './claim.js';
import { listClients } from './clients.js';
import { connectRedis, explain } from './connect.js';
import { countDatabases } from './databases.js';
import { databaseOf, endpointOf, withDatabase } from './url.js';

/** Round trips to wait for clients to be gone. */
const ASKS_MAX = 20_000;

let opened = 0;

/** @throws ServerError if no database is empty */
export async function openRedisPlace(
  address: ServerAddress,
  preparation?: Preparation
): Promise<Place> {
  const side = await connectRedis(address.url);
  try {
    await assertSeen(side, address.url);
    opened++;
    const owner = `${address.scope}_${process.pid}_${opened}`;
    const database = await claimOne(side, address.url, owner);
    const place = new RedisPlace(address.url, database, owner, side);
    await preparation?.run(place.url);
    return place;
  } catch (error) {
    side.disconnect();
    throw explain(error, address.url);
  }
}

async function assertSeen(side: Redis, url: string): Promise<void> {
  const id = String(await side.client('ID'));
  const self = (await listClients(side)).find((each) => each.id === id);
  assertDirect('redis', endpointOf(url), {
    ours: side.stream.localPort ?? 0,
    seen: self?.port ?? 0,
  });
}

/**
 * Takes an empty database: from the last on, as people begin with the first,
 * and none that another program has selected, empty or not.
 */
async function claimOne(
  side: Redis,
  url: string,
  owner: string
): Promise<number> {
  const named = databaseOf(url);
  const count = named === undefined ? await countDatabases(side) : 0;
  const numbers =
    named === undefined
      ? Array.from({ length: count }, (_, index) => count - 1 - index)
      : [named];
  const others = (await listClients(side)).filter(
    ({ name }) => name !== 'worldproof'
  );
  for (const number of numbers) {
    if (others.some(({ database }) => database === number)) continue;
    await side.select(number);
    if (await claim(side, owner)) return number;
  }
  throw new ServerError(
    'redis',
    named === undefined
      ? `none of its ${count} databases is empty and unused: empty one or give another server`
      : `database ${named} is not empty and unused: name another in the URL, or none`
  );
}

class RedisPlace implements Place {
  readonly kind = 'redis';
  readonly url: string;
  readonly endpoint;
  readonly #owner: string;
  readonly #side: Redis;

  constructor(url: string, database: number, owner: string, side: Redis) {
    this.url = withDatabase(url, database);
    this.endpoint = endpointOf(url);
    this.#owner = owner;
    this.#side = side;
  }

  /** There is nothing to keep: a Redis World has no migrations. */
  async seal() {}

  reset() {
    return this.#ask((side) => flush(side, this.#owner, 'keep'));
  }

  /** A blocking command waits for another's write, not for a session. */
  waits(ports: readonly number[]) {
    return this.#ask(async (side) => {
      const clients = await listClients(side);
      return new Map<number, readonly number[]>(
        clients
          .filter(
            ({ port, flags }) => ports.includes(port) && flags.includes('b')
          )
          .map(({ port }) => [port, []])
      );
    });
  }

  terminate(ports: readonly number[]) {
    return this.#ask(async (side) => {
      for (let asked = 0; asked < ASKS_MAX; asked++) {
        const clients = await listClients(side);
        const left = clients.filter(({ port }) => ports.includes(port));
        if (left.length === 0) return;
        for (const { id } of left) await side.client('KILL', 'ID', id);
      }
      throw new ServerError(
        'redis',
        'clients are still connected after they were ended'
      );
    });
  }

  async close() {
    try {
      await this.#ask((side) => flush(side, this.#owner, 'release'));
    } finally {
      this.#side.disconnect();
    }
  }

  async #ask<T>(question: (side: Redis) => Promise<T>): Promise<T> {
    try {
      return await question(this.#side);
    } catch (error) {
      throw explain(error, this.url);
    }
  }
}
