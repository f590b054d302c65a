import { connect } from 'node:net';
import { type Endpoint, type ServerKind, told } from './address.js';
import { codeOf, ServerError } from './error.js';
import { networkError } from './network.js';

/** Real time that a server gets to answer a greeting, in ms. */
const PATIENCE_MS = 2000;

/** `SSLRequest`: every PostgreSQL answers it with one byte, S or N. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const PING = Buffer.from('PING\r\n\r\n');

type Speaker = ServerKind | 'http';

const SPEAKERS: Record<Speaker, string> = {
  postgres: 'a PostgreSQL server',
  redis: 'a Redis server',
  mongodb: 'a MongoDB server',
  http: 'an HTTP server',
};

/**
 * Sees to it that the right kind of server listens. A driver that talks to
 * the wrong one waits for ever or fails with words about its own protocol.
 *
 * @throws ServerError if nothing listens, or something else does
 */
export async function assertSpeaker(
  kind: ServerKind,
  endpoint: Endpoint
): Promise<void> {
  const found = await recognise(kind, endpoint);
  if (found === undefined || found === kind) return;
  throw new ServerError(
    kind,
    `expected ${SPEAKERS[kind]} at ${told(endpoint)}, found ${SPEAKERS[found]}`
  );
}

async function recognise(
  kind: ServerKind,
  endpoint: Endpoint
): Promise<Speaker | undefined> {
  const greetings = [ssl, ping];
  if (kind !== 'postgres') greetings.reverse();
  for (const greeting of greetings) {
    const speaker = await greeting(kind, endpoint);
    if (speaker !== undefined) return speaker;
  }
  return undefined;
}

async function ssl(kind: ServerKind, endpoint: Endpoint) {
  const reply = await answer(kind, endpoint, SSL_REQUEST);
  if (reply === 'S' || reply === 'N') return 'postgres';
  return reply.startsWith('HTTP/') ? 'http' : undefined;
}

async function ping(kind: ServerKind, endpoint: Endpoint) {
  const reply = await answer(kind, endpoint, PING);
  if (/^(\+PONG|-NOAUTH|-DENIED|-ERR)/.test(reply)) return 'redis';
  return reply.startsWith('HTTP/') ? 'http' : undefined;
}

/** The first bytes that come back; empty if none do. */
function answer(
  kind: ServerKind,
  endpoint: Endpoint,
  greeting: Buffer
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...endpoint, timeout: PATIENCE_MS });
    const finish = (reply: string) => {
      socket.destroy();
      resolve(reply);
    };
    socket.on('connect', () => socket.write(greeting));
    socket.on('data', (bytes) => finish(bytes.toString('latin1')));
    socket.on('close', () => finish(''));
    socket.on('timeout', () => {
      if (!socket.connecting) finish('');
      else socket.destroy(timedOut());
    });
    socket.on('error', (error) => {
      const known = networkError(kind, error, endpoint);
      if (codeOf(error) === 'ECONNRESET' || known === undefined) finish('');
      else reject(known);
    });
  });
}

function timedOut(): Error {
  return Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' });
}
