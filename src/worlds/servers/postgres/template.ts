import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { ServerAddress } from '../address.js';
import type { Preparation } from '../preparation.js';
import { dropDatabase } from './sweep.js';
import { withDatabase } from './url.js';

/**
 * The name of a database that holds what the preparation makes; made by
 * whoever asks first, while the others wait. It gets its name when it is
 * whole, so a host that dies over it leaves nothing that looks finished.
 */
export async function ensureTemplate(
  client: pg.Client,
  address: ServerAddress,
  preparation: Preparation
): Promise<string> {
  const name = `${address.scope}_template_${digest(preparation.name)}`;
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
  try {
    const found = await client.query(
      'SELECT 1 FROM pg_database WHERE datname = $1',
      [name]
    );
    if (found.rowCount === 0) await make(client, address, preparation, name);
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtext($1))', [name]);
  }
  return name;
}

async function make(
  client: pg.Client,
  address: ServerAddress,
  preparation: Preparation,
  name: string
): Promise<void> {
  const draft = `${name}_draft`;
  const quoted = client.escapeIdentifier(draft);
  await dropDatabase(client, draft);
  await client.query(`CREATE DATABASE ${quoted} TEMPLATE template0`);
  await preparation.run(withDatabase(address.url, draft));
  await client.query(
    `ALTER DATABASE ${quoted} RENAME TO ${client.escapeIdentifier(name)}`
  );
}

/** Names of databases have at most 63 characters. */
function digest(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 12);
}
