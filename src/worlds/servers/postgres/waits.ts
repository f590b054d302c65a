import type pg from 'pg';

export type Waits = (
  side: pg.Client,
  ports: readonly number[]
) => Promise<ReadonlyMap<number, readonly number[]>>;

interface Waiting {
  readonly port: number;
  readonly blockers: readonly number[];
}

/** More than the check for deadlocks itself takes, in ms. */
const MARGIN_MS = 2;

/**
 * Blockers that are nobody's session (a prepared transaction, a session that
 * one may not see) are port 0. A wait is counted by the server's own clock.
 */
const WAITING = `
  SELECT a.client_port AS port, ARRAY(
    SELECT DISTINCT CASE WHEN b.client_port = ANY($1) THEN b.client_port ELSE 0 END
    FROM unnest(pg_blocking_pids(a.pid)) AS blocker(pid)
    LEFT JOIN LATERAL pg_stat_get_activity(blocker.pid) AS b ON blocker.pid <> 0
  ) AS blockers
  FROM pg_stat_get_activity(NULL) AS a
  WHERE a.client_port = ANY($1) AND a.wait_event_type = 'Lock' AND EXISTS (
    SELECT FROM pg_locks AS l WHERE l.pid = a.pid AND NOT l.granted
      AND l.waitstart <= clock_timestamp() - $2::interval)`;

/**
 * Asks who waits for long enough that the server has looked for a deadlock:
 * before that it may still end one of the sessions.
 */
export async function createWaits(side: pg.Client): Promise<Waits> {
  const { rows } = await side.query<{ ms: number }>(
    `SELECT setting::int AS ms FROM pg_settings WHERE name = 'deadlock_timeout'`
  );
  const age = `${(rows[0]?.ms ?? 1000) + MARGIN_MS} ms`;
  return async (connection, ports) => {
    const answer = await connection.query<Waiting>({
      name: 'waits',
      text: WAITING,
      values: [ports, age],
    });
    return new Map(
      answer.rows
        .filter(({ blockers }) => blockers.length > 0)
        .map(({ port, blockers }) => [port, blockers])
    );
  };
}
