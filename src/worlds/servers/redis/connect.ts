import type { Redis } from 'ioredis';
import { told } from '../address.js';
import { loadDriver } from '../drivers.js';
import { firstLine, ServerError } from '../error.js';
import { assertSpeaker } from '../greeting.js';
import { networkError } from '../network.js';
import { plainVersion } from '../version.js';
import { endpointOf, parseRedisUrl } from './url.js';

/** Real time that a connection may take to be made, in ms. */
const PATIENCE_MS = 5000;

/**
 * A connection of the kit's own, which is not made again when it is lost.
 *
 * @throws ServerError
 */
export async function connectRedis(url: string): Promise<Redis> {
  const { Redis } = await loadDriver('redis');
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: PATIENCE_MS,
    connectionName: 'worldproof',
  });
  let last: unknown;
  client.on('error', (error) => {
    last = error;
  });
  try {
    await client.connect();
    // Only the first command shows whether it lets us in.
    await client.ping();
    return client;
  } catch (error) {
    client.disconnect();
    throw explain(last ?? error, url);
  }
}

/** The version of the server there. */
export async function inspectRedis(url: string): Promise<string> {
  // What speaks TLS says nothing to whoever does not.
  if (parseRedisUrl(url).protocol === 'redis:') {
    await assertSpeaker('redis', endpointOf(url));
  }
  const client = await connectRedis(url);
  try {
    const info = await client.info('server');
    return plainVersion(/^redis_version:(.*)$/m.exec(info)?.[1] ?? '');
  } catch (error) {
    throw explain(error, url);
  } finally {
    client.disconnect();
  }
}

/** Any error of the driver as one line about the server. */
export function explain(error: unknown, url: string): ServerError {
  if (ServerError.is(error)) return error;
  const endpoint = endpointOf(url);
  const known = networkError('redis', error, endpoint);
  if (known) return known;
  const reason = reasonOf(firstLine(error), told(endpoint));
  return new ServerError('redis', reason, { cause: error });
}

const REFUSES = /NOAUTH|WRONGPASS|invalid password|without any password/;
const IS_GONE = /Connection is closed|MaxRetries|not writ/;

function reasonOf(line: string, at: string): string {
  if (REFUSES.test(line)) {
    return `${at} refuses the login: correct the user and the password of the URL`;
  }
  if (IS_GONE.test(line)) return `the server at ${at} is gone`;
  return `${at} answers: ${line}`;
}
