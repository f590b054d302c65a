/**
 * How a database is emptied between schedules. Run: npx tsx bench/reset.ts
 *
 * Against: the reset that the kit uses. Each way empties the database of a
 * Postgres World after a schedule's writes: a few rows in three of its tables.
 * DELETE leaves dead rows behind, whose room orders later ones; VACUUM takes
 * that away, and leaves estimates that change the server's plans; the kit puts
 * those back.
 *
 * Medians in ms on two shared cores of an AMD EPYC, PostgreSQL 18.4 on ext4,
 * several runs: the reset of the kit 2.7 to 4.2, TRUNCATE of the three tables
 * 3.4 to 7.0 (up to 17 in the first seconds of a server, since ext4 is slow to
 * make files after it has removed as many), of all ten 16 to 37, DELETE 0.2 to
 * 0.3, DELETE and VACUUM 1.1 to 1.4, a database from a template 80 to 330.
 */
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { openPlace, type Place } from '../src/worlds/servers/place.js';
import { startServer } from '../src/worlds/servers/server.js';

const ROUNDS = 100;
const WORLD = 'world-postgres-v4';
const TOUCHED = [
  'workflow.workflow_runs',
  'workflow.workflow_events',
  'workflow.workflow_hooks',
];

interface Column {
  readonly name: string;
  readonly value: string;
}

/** Rows of nothing in particular: what is not null gets some value. */
async function rowsFor(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<Column>(
    `SELECT attname AS name, CASE
       WHEN typtype = 'e' THEN (SELECT quote_literal(enumlabel)
         FROM pg_enum WHERE enumtypid = t.oid ORDER BY enumsortorder LIMIT 1)
       WHEN typname LIKE 'timestamp%' THEN 'now()'
       WHEN typname LIKE 'int%' THEN '1'
       WHEN typname = 'bool' THEN 'true'
       WHEN typname LIKE 'json%' THEN $$'{}'$$
       WHEN typname = 'bytea' THEN $$'x'$$
       ELSE $$'x' || number$$ END AS value
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
     WHERE attrelid = $1::regclass AND attnum > 0 AND attnotnull
       AND NOT atthasdef AND NOT attisdropped`,
    [table]
  );
  const names = rows.map(({ name }) => client.escapeIdentifier(name));
  const values = rows.map(({ value }) => value);
  return `INSERT INTO ${table} (${names}) SELECT ${values} FROM generate_series(1, 5) AS number`;
}

async function measure(
  name: string,
  write: () => Promise<unknown>,
  reset: () => Promise<unknown>,
  rounds = ROUNDS
): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await write();
    const began = performance.now();
    await reset();
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(rounds * share)]?.toFixed(2);
  console.log(`${name.padEnd(48)} ${at(0.5)} ms, 90 %: ${at(0.9)} ms`);
}

async function measurePostgres(place: Place): Promise<void> {
  const client = new pg.Client(place.url);
  await client.connect();
  const inserts: string[] = [];
  for (const table of TOUCHED) inserts.push(await rowsFor(client, table));
  const all = await client.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace::regnamespace::text
       IN ('workflow', 'graphile_worker') AND pg_relation_size(oid) = 0`
  );
  const tables = all.rows.map(({ name }) => name);
  const write = () => client.query(inserts.join(';'));
  const nothing = async () => undefined;
  const truncate = (names: readonly string[]) =>
    client.query(`TRUNCATE ${names.join(', ')} RESTART IDENTITY`);
  const remove = () =>
    client.query(TOUCHED.map((table) => `DELETE FROM ${table}`).join(';'));

  await measure('the reset of the kit', write, () => place.reset());
  await measure('the same, nothing written', nothing, () => place.reset());
  await measure(`TRUNCATE of all ${tables.length} tables`, write, () =>
    truncate(tables)
  );
  await measure('TRUNCATE of the three, known', write, () => truncate(TOUCHED));
  await measure('DELETE (leaks)', write, remove);
  await measure('DELETE and VACUUM (leaks statistics)', write, async () => {
    await remove();
    await client.query(`VACUUM ${TOUCHED.join(', ')}`);
  });
  await client.end();
}

const world = {
  package: WORLD,
  version: '4',
  entry: createRequire(import.meta.url).resolve(WORLD),
};
const postgres = await startServer('postgres');
try {
  const place = await openPlace(postgres.address, world);
  await measurePostgres(place);
  await place.close();
  await measure(
    'a database from the template, and dropped',
    async () => undefined,
    async () => (await openPlace(postgres.address, world)).close(),
    10
  );
} finally {
  await postgres.stop();
}
