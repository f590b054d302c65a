import type { Estimate, Sequence } from './catalog.js';

/** Deletes or truncates what was touched; names what is to be vacuumed. */
export const EMPTY = 'pg_temp.worldproof_empty';
/** After the vacuum: brings back what it does not. */
export const SETTLE = 'pg_temp.worldproof_settle';

/** An index of a few rows: its first page and its root. */
const INDEX_BYTES = 2 * 8192;

/**
 * A table was touched if its file is not empty: that also finds rows that were
 * deleted or rolled back, whose room would give later rows another order. A
 * sequence moves without a row where an insert is refused.
 */
export function emptyFunction(
  plain: readonly number[],
  clusters: readonly (readonly number[])[],
  sequences: readonly Sequence[]
): string {
  // `VALUES` needs a row; this one names nothing.
  const groups = ['', ...clusters].map((oids) => `('{${oids}}'::oid[])`);
  const marks = [{ oid: 0, last: null }, ...sequences].map(
    ({ oid, last }) => `(${oid}::oid, ${last ?? 'NULL'}::bigint)`
  );
  return `CREATE OR REPLACE FUNCTION ${EMPTY}() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  touched text;
  moved record;
  deleted text;
  each regclass;
BEGIN
  SELECT string_agg(member::regclass::text, ', ') INTO touched
  FROM (VALUES ${groups}) AS c(members), unnest(members) AS member
  WHERE EXISTS (
    SELECT FROM unnest(members) AS m(oid) WHERE pg_relation_size(oid) > 0);
  IF touched IS NOT NULL THEN EXECUTE 'TRUNCATE ' || touched; END IF;
  FOR each IN SELECT oid FROM unnest('{${plain}}'::oid[]) AS p(oid)
    WHERE pg_relation_size(oid) > 0
  LOOP
    EXECUTE format('DELETE FROM %s', each);
    deleted := concat_ws(', ', deleted, each);
  END LOOP;
  FOR moved IN SELECT s.* FROM (VALUES ${marks}) AS s(oid, sealed)
    WHERE oid <> 0 AND pg_sequence_last_value(oid) IS DISTINCT FROM sealed
  LOOP
    EXECUTE format('ALTER SEQUENCE %s RESTART', moved.oid::regclass);
    IF moved.sealed IS NOT NULL THEN
      PERFORM setval(moved.oid, moved.sealed);
    END IF;
  END LOOP;
  RETURN deleted;
END $$`;
}

/**
 * VACUUM gives the room back, unless a session still looks at it. It also
 * estimates anew, and the planner takes other ways for a table that it knows
 * to be empty; and large indexes keep their pages. All that is put right.
 */
export function settleFunction(
  plain: readonly number[],
  estimates: readonly Estimate[]
): string {
  const rows = [{ oid: 0, relpages: 0, reltuples: 0, relallvisible: 0 }]
    .concat(estimates)
    .map(
      ({ oid, relpages, reltuples, relallvisible }) =>
        `(${oid}::oid, ${relpages}, ${reltuples}, ${relallvisible})`
    );
  return `CREATE OR REPLACE FUNCTION ${SETTLE}() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  stuck text;
BEGIN
  SELECT string_agg(p.oid::regclass::text, ', ') INTO stuck
  FROM unnest('{${plain}}'::oid[]) AS p(oid)
  JOIN pg_class t ON t.oid = p.oid
  WHERE pg_relation_size(p.oid) > 0
    OR pg_relation_size(nullif(t.reltoastrelid, 0)) > 0
    OR EXISTS (SELECT FROM pg_index i WHERE i.indrelid IN (p.oid, t.reltoastrelid)
      AND pg_relation_size(i.indexrelid) > ${INDEX_BYTES});
  IF stuck IS NOT NULL THEN EXECUTE 'TRUNCATE ' || stuck; END IF;
  UPDATE pg_catalog.pg_class AS c SET relpages = e.relpages,
    reltuples = e.reltuples, relallvisible = e.relallvisible
  FROM (VALUES ${rows}) AS e(oid, relpages, reltuples, relallvisible)
  WHERE c.oid = e.oid AND (c.relpages, c.reltuples, c.relallvisible)
    IS DISTINCT FROM (e.relpages, e.reltuples::real, e.relallvisible);
END $$`;
}
