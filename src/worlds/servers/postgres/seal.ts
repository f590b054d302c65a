import type pg from 'pg';
import {
  isSuperuser,
  readEstimates,
  readReferences,
  readSequences,
  readTables,
  type Table,
} from './catalog.js';
import { cluster } from './cluster.js';
import {
  EMPTY,
  emptyFunction,
  SETTLE,
  settleFunction,
} from './reset-functions.js';

/** Brings a database back to the state that it was sealed in. */
export type Reset = (side: pg.Client) => Promise<void>;

/**
 * Takes the tables that have rows now, those of migrations for one, for
 * fixtures that stay as they are; the others are to be empty again.
 *
 * TRUNCATE makes a new file for each table and index, which is dear where the
 * file system is slow to make files just after it has removed as many. So
 * tables are emptied by DELETE and VACUUM where nothing of that shows: where
 * no trigger hears of it and the planner's estimates can be put back, for which
 * one has to be superuser. `bench/reset.ts` has the figures.
 */
export async function sealDatabase(side: pg.Client): Promise<Reset> {
  const empty: Table[] = [];
  for (const table of await readTables(side)) {
    const { rowCount } = await side.query(`SELECT FROM ${table.name} LIMIT 1`);
    if (rowCount === 0) empty.push(table);
  }
  const plain = await plainOf(side, empty);
  const clusters = cluster(
    empty.map(({ oid }) => oid).filter((oid) => !plain.includes(oid)),
    await readReferences(side)
  );
  if (empty.length > 0) {
    await side.query(`TRUNCATE ${empty.map(({ name }) => name).join(', ')}`);
  }
  const sequences = await readSequences(side);
  await side.query(emptyFunction(plain, clusters, sequences));
  const estimates = await readEstimates(side, plain);
  await side.query(settleFunction(plain, estimates));
  return reset;
}

async function plainOf(
  side: pg.Client,
  tables: readonly Table[]
): Promise<number[]> {
  if (!(await isSuperuser(side))) return [];
  return tables.filter(({ isPlain }) => isPlain).map(({ oid }) => oid);
}

async function reset(side: pg.Client): Promise<void> {
  const { rows } = await side.query<{ deleted: string | null }>({
    name: 'empty',
    text: `SELECT ${EMPTY}() AS deleted`,
  });
  const deleted = rows[0]?.deleted;
  if (!deleted) return;
  await side.query(`VACUUM ${deleted}`);
  await side.query({ name: 'settle', text: `SELECT ${SETTLE}()` });
}
