import type { Redis } from 'ioredis';
import { ServerError } from '../error.js';

/** A key in each database that is ours: it says of which run, and of whom. */
export const CLAIM_KEY = 'worldproof:claim';

/** Taken only if empty; the database is looked at and taken in one step. */
const CLAIM = `
if redis.call('DBSIZE') > 0 then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1`;

/** Empties the database, if it is still ours. */
const FLUSH = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('FLUSHDB')
if ARGV[2] == 'keep' then redis.call('SET', KEYS[1], ARGV[1]) end
return 1`;

/** Takes the selected database; false if there is anything in it. */
export async function claim(client: Redis, owner: string): Promise<boolean> {
  return (await client.eval(CLAIM, 1, CLAIM_KEY, owner)) === 1;
}

/**
 * Empties the selected database, and gives it back unless it is kept.
 *
 * @throws ServerError if somebody else has taken it
 */
export async function flush(
  client: Redis,
  owner: string,
  then: 'keep' | 'release'
): Promise<void> {
  const done = await client.eval(FLUSH, 1, CLAIM_KEY, owner, then);
  if (done === 1) return;
  throw new ServerError(
    'redis',
    `the database is no longer the kit's own: ${CLAIM_KEY} is not ${owner}; nothing was removed`
  );
}
