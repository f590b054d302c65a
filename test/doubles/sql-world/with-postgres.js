import postgres from 'postgres';
import { SCHEMA, sqlWorld } from './world.js';

export async function setup(url) {
  const sql = postgres(url, { onnotice: () => undefined });
  await sql.unsafe(SCHEMA);
  await sql.end();
}

export function createWorld({ connectionString }) {
  const sql = postgres(connectionString, {
    idle_timeout: 0,
    max_lifetime: null,
  });
  return sqlWorld(async (text, values) => [
    ...(await sql.unsafe(text, values)),
  ]);
}
