import { createServer } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { assertDirect } from '../../../src/worlds/servers/direct.js';
import { ServerError } from '../../../src/worlds/servers/error.js';
import {
  type ServerKind,
  startServer,
} from '../../../src/worlds/servers/server.js';
import { postgresOf, type StandIn, standIn } from './stand-in.js';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllEnvs();
});

/** The one line that starting comes to nothing with. */
async function refusal(kind: ServerKind, url?: string): Promise<string> {
  const error = await startServer(kind, { url }).then(
    async (server) => {
      await server.stop();
      throw new Error('it started');
    },
    (reason: unknown) => reason
  );
  if (!ServerError.is(error)) throw error;
  expect(error.exitCode).toBe(2);
  expect(error.message).not.toContain('\n');
  return error.message;
}

async function listening(
  onConnection: Parameters<typeof standIn>[0]
): Promise<StandIn> {
  const server = await standIn(onConnection);
  closing.push(() => server.close());
  return server;
}

/** A port that was free a moment ago. */
async function closedPort(): Promise<number> {
  const server = await standIn(() => undefined);
  server.close();
  return server.port;
}

const SCHEMES: [ServerKind, string][] = [
  ['postgres', 'postgres://me:secret@127.0.0.1'],
  ['redis', 'redis://:secret@127.0.0.1'],
  ['mongodb', 'mongodb://me:secret@127.0.0.1'],
];

describe.each(SCHEMES)('a %s server that is not to be had', (kind, base) => {
  test('the URL is none', async () => {
    for (const url of ['nonsense', 'http://127.0.0.1:80', `${kind}://`]) {
      expect(await refusal(kind, url)).toMatch(/cannot read the URL: expected/);
    }
  });

  test('nothing listens', async () => {
    const port = await closedPort();
    const told = await refusal(kind, `${base}:${port}`);
    expect(told).toContain(`nothing listens at 127.0.0.1:${port}`);
    expect(told).not.toContain('secret');
  });

  test('something else listens: an HTTP server', async () => {
    const http = createServer((_, response) => response.end());
    await new Promise<void>((resolve) => {
      http.listen(0, '127.0.0.1', resolve);
    });
    closing.push(() => http.close());
    const address = http.address();
    const port = typeof address === 'object' ? address?.port : 0;
    expect(await refusal(kind, `${base}:${port}`)).toContain(
      `at 127.0.0.1:${port}, found an HTTP server`
    );
  });

  test('something else listens: a server of another kind', async () => {
    const other = await listening(
      kind === 'postgres'
        ? (socket) =>
            socket.on('data', (bytes) => {
              if (String(bytes).startsWith('PING')) socket.write('+PONG\r\n');
              else socket.end();
            })
        : postgresOf('18.4')
    );
    expect(await refusal(kind, `${base}:${other.port}`)).toMatch(
      kind === 'postgres' ? /found a Redis server/ : /found a PostgreSQL server/
    );
  });

  test('the machine has none', async () => {
    if (kind === 'postgres') return;
    vi.stubEnv('PATH', '');
    expect(await refusal(kind)).toMatch(/no server: start it with .*--url/);
  });
});

describe('a server that the kit cannot work with', () => {
  test('is too old', async () => {
    const old = await listening(postgresOf('12.3 (Debian 12.3-1)'));
    expect(
      await refusal('postgres', `postgres://me@127.0.0.1:${old.port}`)
    ).toBe('PostgreSQL: server too old: found 12.3, expected 14 or newer');
  });

  test('is seen through a pooler', () => {
    const at = { host: 'db', port: 6432 };
    expect(() => assertDirect('postgres', at, { ours: 5, seen: 6 })).toThrow(
      'a proxy or a pooler stands before db:6432'
    );
  });
});
