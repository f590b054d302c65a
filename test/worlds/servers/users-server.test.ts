import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPlace } from '../../../src/worlds/servers/place.js';
import {
  type RunningServer,
  startServer,
} from '../../../src/worlds/servers/server.js';

let users: RunningServer;
let admin: pg.Client;

beforeAll(async () => {
  users = await startServer('postgres');
  admin = new pg.Client(users.address.url);
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await users.stop();
});

async function databases(): Promise<string[]> {
  const { rows } = await admin.query('SELECT datname FROM pg_database');
  return rows.map(({ datname }) => datname).sort();
}

function urlOf(user: string): string {
  const url = new URL(users.address.url);
  url.username = user;
  return url.href;
}

describe('a Postgres server of the user', () => {
  test('keeps its databases and loses those of the run', async () => {
    await admin.query('CREATE DATABASE worldproof_mine');
    const before = await databases();
    const run = await startServer('postgres', { url: users.address.url });
    expect(run.address).toMatchObject({
      origin: 'url',
      version: users.address.version,
    });
    const scope = run.address.scope;
    const places = [await openPlace(run.address), await openPlace(run.address)];
    await admin.query(`CREATE DATABASE ${scope}x`);
    // The other is left behind, as by a host that crashed.
    await places[0]?.close();
    expect(await databases()).toHaveLength(before.length + 2);
    await run.stop();
    expect(await databases()).toEqual([...before, `${scope}x`].sort());
    // Its connection was ended by the server; nothing is left to drop.
    await places[1]?.close();
  });

  test('needs a user who may create databases', async () => {
    await admin.query('CREATE ROLE guest LOGIN');
    const run = await startServer('postgres', { url: urlOf('guest') });
    await expect(openPlace(run.address)).rejects.toThrow(/needs CREATEDB/);
    await run.stop();
    await expect(
      startServer('postgres', { url: urlOf('nobody') })
    ).rejects.toThrow(/does not let nobody in/);
  });

  test('serves a user who may do no more than that', async () => {
    await admin.query('CREATE ROLE worker LOGIN CREATEDB');
    const run = await startServer('postgres', { url: urlOf('worker') });
    const place = await openPlace(run.address);
    const client = new pg.Client(place.url);
    await client.connect();
    await client.query('CREATE TABLE rows AS SELECT 1 AS id');
    await place.seal();
    await client.query('INSERT INTO rows VALUES (2)');
    await place.reset();
    expect(await place.waits([1])).toEqual(new Map());
    await client.end();
    await place.close();
    await run.stop();
  });

  test('that dies is told of in one line', async () => {
    const short = await startServer('postgres');
    const place = await openPlace(short.address);
    await short.stop();
    await expect(place.reset()).rejects.toThrow(/^PostgreSQL: .* is gone/);
    await expect(place.close()).rejects.toThrow(/nothing listens at/);
  });
});
