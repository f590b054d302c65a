import type { Socket } from 'node:net';
import type pg from 'pg';
import type { ServerAddress } from '../address.js';
import { assertDirect } from '../direct.js';
import type { Place } from '../place-type.js';
import type { Preparation } from '../preparation.js';
import { connectPostgres, explain } from './connect.js';
import { createDatabase } from './create.js';
import { type Reset, sealDatabase } from './seal.js';
import { dropDatabase } from './sweep.js';
import { terminateSessions } from './terminate.js';
import { endpointOf, withDatabase } from './url.js';
import { createWaits, type Waits } from './waits.js';

/** A lock that a World never lets go of is an error, not a wait for ever. */
const LOCK_PATIENCE_MS = 10_000;

/** Each reset leaves dead rows in the catalog, and no autovacuum runs. */
const RESETS_BETWEEN_VACUUMS = 250;

/** @throws ServerError */
export async function openPostgresPlace(
  address: ServerAddress,
  preparation?: Preparation
): Promise<Place> {
  const name = await asAdmin(address.url, (client) =>
    createDatabase(client, address, preparation)
  );
  const url = withDatabase(address.url, name);
  try {
    const side = await connectPostgres(url);
    await side.query(`SET lock_timeout = '${LOCK_PATIENCE_MS}ms'`);
    assertDirect('postgres', endpointOf(url), await portsOf(side));
    return new PostgresPlace(address.url, name, side, await createWaits(side));
  } catch (error) {
    await asAdmin(address.url, (client) => dropDatabase(client, name));
    throw explain(error, url);
  }
}

async function portsOf(side: pg.Client) {
  const { rows } = await side.query<{ port: number }>(
    'SELECT inet_client_port() AS port'
  );
  const { localPort = 0 } = side.connection.stream as Socket;
  return { ours: localPort, seen: rows[0]?.port ?? 0 };
}

class PostgresPlace implements Place {
  readonly kind = 'postgres';
  readonly url: string;
  readonly endpoint;
  readonly #adminUrl: string;
  readonly #name: string;
  readonly #side: pg.Client;
  readonly #waits: Waits;
  #reset: Reset | undefined;
  #resets = 0;

  constructor(adminUrl: string, name: string, side: pg.Client, waits: Waits) {
    this.#adminUrl = adminUrl;
    this.#name = name;
    this.#side = side;
    this.#waits = waits;
    this.url = withDatabase(adminUrl, name);
    this.endpoint = endpointOf(adminUrl);
  }

  async seal() {
    this.#reset = await this.#ask(sealDatabase);
  }

  async reset() {
    const reset = this.#reset;
    if (!reset) throw new TypeError('A place is sealed before it is reset');
    await this.#ask(async (side) => {
      await reset(side);
      this.#resets++;
      if (this.#resets % RESETS_BETWEEN_VACUUMS === 0) {
        await side.query('VACUUM pg_catalog.pg_class');
      }
    });
  }

  waits(ports: readonly number[]) {
    return this.#ask((side) => this.#waits(side, ports));
  }

  terminate(ports: readonly number[]) {
    return this.#ask((side) => terminateSessions(side, ports));
  }

  async close() {
    await this.#side.end().catch(() => undefined);
    await asAdmin(this.#adminUrl, (client) => dropDatabase(client, this.#name));
  }

  async #ask<T>(question: (side: pg.Client) => Promise<T>): Promise<T> {
    try {
      return await question(this.#side);
    } catch (error) {
      throw explain(error, this.url);
    }
  }
}

async function asAdmin<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>
): Promise<T> {
  const client = await connectPostgres(url);
  try {
    return await work(client);
  } catch (error) {
    throw explain(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}
