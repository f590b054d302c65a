import type pg from 'pg';
import type { ServerAddress } from '../address.js';
import { codeOf } from '../error.js';
import type { Preparation } from '../preparation.js';
import { ensureTemplate } from './template.js';

const DUPLICATE_DATABASE = '42P04';

let created = 0;

/** Creates a database for this process and returns its name. */
export async function createDatabase(
  client: pg.Client,
  address: ServerAddress,
  preparation: Preparation | undefined
): Promise<string> {
  const template = preparation
    ? await ensureTemplate(client, address, preparation)
    : 'template0';
  const name = await createFrom(client, address.scope, template);
  await tune(client, name);
  return name;
}

/** A process of the same id may have been here and crashed. */
async function createFrom(
  client: pg.Client,
  scope: string,
  template: string
): Promise<string> {
  for (;;) {
    created++;
    const name = `${scope}_${process.pid}_${created}`;
    try {
      await client.query(
        `CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE ${client.escapeIdentifier(template)}`
      );
      return name;
    } catch (error) {
      if (codeOf(error) !== DUPLICATE_DATABASE) throw error;
    }
  }
}

/** On a server of the user's: as our own has it, as far as one may. */
async function tune(client: pg.Client, name: string): Promise<void> {
  const database = client.escapeIdentifier(name);
  await client.query(`ALTER DATABASE ${database} SET synchronous_commit = off`);
  await client
    .query(`ALTER DATABASE ${database} SET deadlock_timeout = '1ms'`)
    // For superusers only; `waits` asks what holds.
    .catch(() => undefined);
}
