import type { MongoClient } from 'mongodb';
import { told } from '../address.js';
import { loadDriver } from '../drivers.js';
import { firstLine, ServerError } from '../error.js';
import { assertSpeaker } from '../greeting.js';
import { networkError } from '../network.js';
import { plainVersion } from '../version.js';
import { parseMongoUrl } from './url.js';

/** Real time that a connection may take to be made, in ms. */
const PATIENCE_MS = 5000;

/**
 * A client of the kit's own.
 *
 * @throws ServerError
 */
export async function connectMongo(url: string): Promise<MongoClient> {
  parseMongoUrl(url);
  const { MongoClient } = await loadDriver('mongodb');
  let client: MongoClient | undefined;
  try {
    client = new MongoClient(url, {
      appName: 'worldproof',
      serverSelectionTimeoutMS: PATIENCE_MS,
      connectTimeoutMS: PATIENCE_MS,
    });
    await client.connect();
    return client;
  } catch (error) {
    await client?.close();
    throw explain(error, url);
  }
}

/** The version of the server there. */
export async function inspectMongo(url: string): Promise<string> {
  const { options, ...endpoint } = parseMongoUrl(url);
  const secure = options.get('tls') ?? options.get('ssl');
  if (secure !== 'true') await assertSpeaker('mongodb', endpoint);
  const client = await connectMongo(url);
  try {
    const info = await client.db('admin').command({ buildInfo: 1 });
    return plainVersion(String(info.version));
  } catch (error) {
    throw explain(error, url);
  } finally {
    await client.close();
  }
}

/** Any error of the driver as one line about the server. */
export function explain(error: unknown, url: string): ServerError {
  if (ServerError.is(error)) return error;
  const endpoint = parseMongoUrl(url);
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const known = networkError('mongodb', cause, endpoint);
  if (known) return known;
  const line = firstLine(error);
  const at = told(endpoint);
  const reason = /[Aa]uthenticat|requires authentication/.test(line)
    ? `${at} refuses the login: correct the user, the password and the authSource of the URL`
    : `${at} answers: ${line}`;
  return new ServerError('mongodb', reason, { cause: error });
}
