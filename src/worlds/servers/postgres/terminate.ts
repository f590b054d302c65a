import type pg from 'pg';
import { ServerError } from '../error.js';

/** Round trips to wait for sessions to be gone: a few seconds of them. */
const ASKS_MAX = 20_000;

const TERMINATE = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_get_activity(NULL)
  WHERE client_port = ANY($1) AND pid <> pg_backend_pid()`;

const LEFT = `
  SELECT count(*)::int AS left FROM pg_stat_get_activity(NULL)
  WHERE client_port = ANY($1) AND pid <> pg_backend_pid()`;

/** A session is gone when it has rolled back and let go of its locks. */
export async function terminateSessions(
  side: pg.Client,
  ports: readonly number[]
): Promise<void> {
  if (ports.length === 0) return;
  await side.query(TERMINATE, [ports]);
  for (let asked = 0; asked < ASKS_MAX; asked++) {
    const { rows } = await side.query<{ left: number }>({
      name: 'left',
      text: LEFT,
      values: [ports],
    });
    if (rows[0]?.left === 0) return;
  }
  throw new ServerError(
    'postgres',
    'sessions are still open after they were ended'
  );
}
