import { createRequire } from 'node:module';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openPlace, type Place } from '../../../src/worlds/servers/place.js';
import {
  type RunningServer,
  startServer,
} from '../../../src/worlds/servers/server.js';

const WORLD = {
  package: '@workflow/world-postgres',
  version: '4.3.7',
  entry: createRequire(import.meta.url).resolve('world-postgres-v4'),
};

let server: RunningServer;
const places: Place[] = [];
const clients: pg.Client[] = [];

beforeAll(async () => {
  server = await startServer('postgres');
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.end().catch(() => {});
  for (const place of places.splice(0)) await place.close();
});
afterAll(() => server.stop());

async function place(world?: typeof WORLD): Promise<Place> {
  const opened = await openPlace(server.address, world);
  places.push(opened);
  return opened;
}

async function client(url: string): Promise<pg.Client> {
  const connected = new pg.Client(url);
  connected.on('error', () => {});
  await connected.connect();
  clients.push(connected);
  return connected;
}

function portOf(connected: pg.Client): number {
  return (connected.connection.stream as import('node:net').Socket)
    .localPort as number;
}

async function count(connected: pg.Client, table: string): Promise<number> {
  const { rows } = await connected.query(`SELECT count(*)::int FROM ${table}`);
  return rows[0].count;
}

/** Asks until the session waits: how often is up to the machine. */
async function untilItWaits(of: Place, ports: number[], port: number) {
  for (;;) {
    const waits = await of.waits(ports);
    if (waits.has(port)) return waits;
  }
}

describe('a Postgres database of a host', () => {
  test('is empty, and not that of another host', async () => {
    const [mine, yours] = [await place(), await place()];
    expect(mine.url).not.toBe(yours.url);
    await (await client(mine.url)).query('CREATE TABLE notes (text text)');
    await expect(
      (await client(yours.url)).query('SELECT * FROM notes')
    ).rejects.toThrow('does not exist');
  });

  test('has the tables of its World, set up once for all hosts', async () => {
    const hosts = await Promise.all([place(WORLD), place(WORLD)]);
    for (const host of hosts) {
      const connected = await client(host.url);
      expect(await count(connected, 'workflow.workflow_runs')).toBe(0);
    }
    const { rows } = await (await client(server.address.url)).query(
      "SELECT datname FROM pg_database WHERE datname LIKE '%template%'"
    );
    expect(
      rows.map(({ datname }) => datname).filter((name) => name.length > 9)
    ).toEqual([expect.stringContaining(server.address.scope)]);
  });

  test('a reset takes away what was written, and keeps the fixtures', async () => {
    const host = await place(WORLD);
    const connected = await client(host.url);
    const migrations = 'workflow_drizzle.workflow_migrations';
    const before = await count(connected, migrations);
    await connected.query(
      "INSERT INTO workflow.workflow_events (id, run_id, type) VALUES ('e', 'r', 'run_created')"
    );
    await host.reset();
    expect(await count(connected, 'workflow.workflow_events')).toBe(0);
    expect(await count(connected, migrations)).toBe(before);
    expect(before).toBeGreaterThan(0);
  });

  test('a reset leaves no room of deleted rows and no moved sequence', async () => {
    const host = await place();
    const connected = await client(host.url);
    await connected.query(
      'CREATE TABLE parents (id serial PRIMARY KEY, name text CHECK (length(name) < 3));' +
        'CREATE TABLE children (parent int REFERENCES parents)'
    );
    await host.seal();
    await connected.query("INSERT INTO parents (name) VALUES ('a'), ('b')");
    await connected.query('DELETE FROM parents');
    await host.reset();
    await expect(
      connected.query("INSERT INTO parents (name) VALUES ('long')")
    ).rejects.toThrow('violates check');
    await host.reset();
    const { rows } = await connected.query(
      "INSERT INTO parents (name) VALUES ('c') RETURNING id, ctid::text"
    );
    expect(rows).toEqual([{ id: 1, ctid: '(0,1)' }]);
  });
});

describe('what a reset leaves of a table', () => {
  async function table() {
    const host = await place();
    const connected = await client(host.url);
    await connected.query('CREATE TABLE rows (id int PRIMARY KEY, text text)');
    await host.seal();
    const shape = async () => {
      const { rows } = await connected.query(
        `SELECT relname, relpages, reltuples, relallvisible,
           CASE relkind WHEN 'r' THEN pg_relation_size(oid)::int END AS bytes
         FROM pg_class WHERE relname IN ('rows', 'rows_pkey') ORDER BY 1`
      );
      return rows;
    };
    return { host, connected, shape };
  }

  test('is what there was, as the planner sees it too', async () => {
    const { host, connected, shape } = await table();
    const sealed = await shape();
    await connected.query("INSERT INTO rows VALUES (1, repeat('long', 9999))");
    await host.reset();
    expect(await shape()).toEqual(sealed);
    await connected.query('INSERT INTO rows SELECT generate_series(1, 2000)');
    await host.reset();
    expect(await shape()).toEqual(sealed);
    const { rows } = await connected.query(
      "SELECT pg_indexes_size('rows')::int AS bytes"
    );
    expect(rows[0].bytes).toBeLessThanOrEqual(16_384);
  });

  test('is nothing even while another session looks back', async () => {
    const { host, connected, shape } = await table();
    const sealed = await shape();
    const other = await client(host.url);
    await other.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1');
    await connected.query("INSERT INTO rows VALUES (1, 'new')");
    await host.reset();
    expect(await shape()).toEqual(sealed);
  });
});

describe('sessions that wait', () => {
  async function rivals() {
    const host = await place();
    const [first, second] = [await client(host.url), await client(host.url)];
    await first.query('CREATE TABLE rows AS SELECT 1 AS id UNION SELECT 2');
    await first.query('BEGIN; UPDATE rows SET id = id WHERE id = 1');
    const ports = [portOf(first), portOf(second)] as const;
    return { host, first, second, ports };
  }

  test('are told with the session that holds the lock', async () => {
    const { host, first, second, ports } = await rivals();
    expect(await host.waits([...ports])).toEqual(new Map());
    const blocked = second.query('UPDATE rows SET id = id WHERE id = 1');
    const waits = await untilItWaits(host, [...ports], ports[1]);
    expect(waits).toEqual(new Map([[ports[1], [ports[0]]]]));
    expect(await host.waits([ports[1]])).toEqual(new Map([[ports[1], [0]]]));
    await first.query('COMMIT');
    await blocked;
    expect(await host.waits([...ports])).toEqual(new Map());
  });

  test('the last to join a circle is the one that the server ends', async () => {
    const { host, first, second, ports } = await rivals();
    await second.query('BEGIN; UPDATE rows SET id = id WHERE id = 2');
    const waiting = first.query('UPDATE rows SET id = id WHERE id = 2');
    await untilItWaits(host, [...ports], ports[0]);
    await expect(
      second.query('UPDATE rows SET id = id WHERE id = 1')
    ).rejects.toThrow('deadlock detected');
    await second.query('ROLLBACK');
    await waiting;
  });

  test('end when they are terminated, and their locks with them', async () => {
    const { host, second, ports } = await rivals();
    await host.terminate([ports[0]]);
    await second.query('UPDATE rows SET id = id WHERE id = 1');
  });
});
