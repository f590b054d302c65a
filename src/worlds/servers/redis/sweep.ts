import { isWithin } from '../scope.js';
import { CLAIM_KEY, flush } from './claim.js';
import { connectRedis, explain } from './connect.js';
import { countDatabases } from './databases.js';

/** Empties every database that a host of that run has claimed. */
export async function sweepRedis(url: string, scope: string): Promise<void> {
  const client = await connectRedis(url);
  try {
    const count = await countDatabases(client);
    for (let index = 0; index < count; index++) {
      await client.select(index);
      const isString = (await client.type(CLAIM_KEY)) === 'string';
      const owner = isString ? await client.get(CLAIM_KEY) : null;
      if (owner !== null && isWithin(scope, owner)) {
        await flush(client, owner, 'release');
      }
    }
  } catch (error) {
    throw explain(error, url);
  } finally {
    client.disconnect();
  }
}
