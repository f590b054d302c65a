import type pg from 'pg';
import { type Endpoint, told } from '../address.js';
import { loadDriver } from '../drivers.js';
import { codeOf, firstLine, ServerError } from '../error.js';
import { assertSpeaker } from '../greeting.js';
import { networkError } from '../network.js';
import { plainVersion } from '../version.js';
import { endpointOf, userOf } from './url.js';

/** Real time that a connection may take to be made, in ms. */
const PATIENCE_MS = 5000;

/**
 * A connection of the kit's own.
 *
 * @throws ServerError
 */
export async function connectPostgres(url: string): Promise<pg.Client> {
  const { default: pg } = await loadDriver('postgres');
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE_MS,
    application_name: 'worldproof',
  });
  // Told by the next query; unheard it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw explain(error, url);
  }
}

/** The version of the server there. */
export async function inspectPostgres(url: string): Promise<string> {
  await assertSpeaker('postgres', endpointOf(url));
  const client = await connectPostgres(url);
  try {
    const { rows } = await client.query<{ server_version: string }>(
      'SHOW server_version'
    );
    return plainVersion(rows[0]?.server_version ?? '');
  } catch (error) {
    throw explain(error, url);
  } finally {
    await client.end();
  }
}

/** Any error of a driver as one line about the server. */
export function explain(error: unknown, url: string): ServerError {
  if (ServerError.is(error)) return error;
  const endpoint = endpointOf(url);
  const known = networkError('postgres', error, endpoint);
  if (known) return known;
  const reason = refusal(error, url, endpoint);
  return new ServerError('postgres', reason, { cause: error });
}

function refusal(error: unknown, url: string, endpoint: Endpoint): string {
  const at = told(endpoint);
  const code = codeOf(error);
  const line = firstLine(error);
  if (code?.startsWith('28') || line.includes('password must be a string')) {
    return `${at} does not let ${userOf(url)} in: correct user and password of the URL`;
  }
  if (
    line.includes('Connection terminated') ||
    line.includes('not queryable')
  ) {
    return `the server at ${at} is gone`;
  }
  if (code?.startsWith('57P')) return `the server at ${at} is gone: ${line}`;
  if (code === '42501') {
    return `${at} gives ${userOf(url)} no leave: ${line}; the kit needs CREATEDB`;
  }
  return `${at} answers: ${line}`;
}
