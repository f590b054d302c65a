import type pg from 'pg';

/** What the planner believes of a table, a toast table or an index. */
export interface Estimate {
  readonly oid: number;
  readonly relpages: number;
  readonly reltuples: number;
  readonly relallvisible: number;
}

export interface Table {
  readonly oid: number;
  readonly name: string;
  /** Nothing hangs on a DELETE of its rows, and all its indexes are B-trees. */
  readonly isPlain: boolean;
}

export interface Reference {
  readonly one: number;
  readonly other: number;
}

export interface Sequence {
  readonly oid: number;
  /** The last value; null if there was none. */
  readonly last: string | null;
}

const TABLES = `
  SELECT c.oid::int, c.oid::regclass::text AS name,
    NOT (relhastriggers OR relhasrules OR relrowsecurity OR relhassubclass)
      AND NOT EXISTS (
        SELECT FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
        JOIN pg_am a ON a.oid = x.relam
        WHERE i.indrelid = c.oid AND a.amname <> 'btree') AS "isPlain"
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND c.relpersistence <> 't'
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
  ORDER BY c.oid`;

const REFERENCES = `
  SELECT conrelid::int AS one, confrelid::int AS other
  FROM pg_constraint WHERE contype = 'f'`;

const SEQUENCES = `
  SELECT seqrelid::int AS oid, pg_sequence_last_value(seqrelid)::text AS last
  FROM pg_sequence ORDER BY seqrelid`;

/** Of the tables, their toast tables, and the indexes of both. */
const ESTIMATES = `
  WITH heaps AS (
    SELECT oid FROM pg_class WHERE oid = ANY($1::oid[])
    UNION SELECT reltoastrelid FROM pg_class WHERE oid = ANY($1::oid[]))
  SELECT oid::int, relpages, reltuples, relallvisible FROM pg_class
  WHERE oid IN (SELECT oid FROM heaps) OR oid IN (
    SELECT indexrelid FROM pg_index WHERE indrelid IN (SELECT oid FROM heaps))`;

export async function readTables(side: pg.Client) {
  return (await side.query<Table>(TABLES)).rows;
}

export async function readReferences(side: pg.Client) {
  return (await side.query<Reference>(REFERENCES)).rows;
}

export async function readSequences(side: pg.Client) {
  return (await side.query<Sequence>(SEQUENCES)).rows;
}

export async function readEstimates(side: pg.Client, oids: readonly number[]) {
  return (await side.query<Estimate>(ESTIMATES, [oids])).rows;
}

/** Whether the catalog may be written. */
export async function isSuperuser(side: pg.Client): Promise<boolean> {
  const { rows } = await side.query<{ rolsuper: boolean }>(
    'SELECT rolsuper FROM pg_roles WHERE rolname = current_user'
  );
  return rows[0]?.rolsuper === true;
}
