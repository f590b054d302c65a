import pg from 'pg';
import { sqlWorld } from './world.js';

export { setup } from './with-pg.js';

/** Its dispose locks all hooks and forgets to commit. */
export function createWorld({ connectionString }) {
  const pool = new pg.Pool({ connectionString });
  return sqlWorld(async (text, values) => {
    if (text.startsWith('DELETE FROM hooks WHERE id')) {
      const client = await pool.connect();
      await client.query('BEGIN');
      await client.query('LOCK TABLE hooks');
      return (await client.query(text, values)).rows;
    }
    return (await pool.query(text, values)).rows;
  });
}
