import type pg from 'pg';
import { isWithin } from '../scope.js';
import { connectPostgres, explain } from './connect.js';

/** Drops every database of that run. */
export async function sweepPostgres(url: string, scope: string): Promise<void> {
  const client = await connectPostgres(url);
  try {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database'
    );
    for (const { datname } of rows) {
      if (isWithin(scope, datname)) await dropDatabase(client, datname);
    }
  } catch (error) {
    throw explain(error, url);
  } finally {
    await client.end();
  }
}

export async function dropDatabase(
  client: pg.Client,
  name: string
): Promise<void> {
  const quoted = client.escapeIdentifier(name);
  await client.query(`DROP DATABASE IF EXISTS ${quoted} WITH (FORCE)`);
}
