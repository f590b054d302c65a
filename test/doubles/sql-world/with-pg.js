import pg from 'pg';
import { SCHEMA, sqlWorld } from './world.js';

export async function setup(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(SCHEMA);
  await client.end();
}

export function createWorld({ connectionString }) {
  const pool = new pg.Pool({ connectionString });
  return sqlWorld(
    async (text, values) => (await pool.query(text, values)).rows
  );
}
