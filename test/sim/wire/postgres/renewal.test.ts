import net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPostgresCodec } from '../../../../src/sim/wire/postgres/codec.js';
import {
  type RunningServer,
  startServer,
} from '../../../../src/worlds/servers/server.js';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer('postgres');
});
afterAll(() => server.stop());

const LETTER_BYTES = 5;

function message(letter: string, body: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(4 + Buffer.byteLength(body));
  return Buffer.concat([Buffer.from(letter), length, Buffer.from(body)]);
}

/** A session as a driver would have it, seen by a codec. */
async function open() {
  const { hostname, port } = new URL(server.address.url);
  const codec = createPostgresCodec();
  const socket = net.connect(Number(port), hostname);
  let onBytes: (bytes: Buffer) => void = () => undefined;
  socket.on('data', (bytes) => onBytes(bytes));
  const tell = (bytes: Buffer) =>
    new Promise<string>((resolve) => {
      onBytes = (answer) => {
        const parts = codec.fromServer(answer);
        const replies = parts.filter(({ kind }) => kind === 'reply');
        if (replies.length > 0) {
          resolve(Buffer.concat(replies.map((each) => each.bytes)).toString());
        }
      };
      codec.fromClient(bytes);
      socket.write(bytes);
    });
  const words = '\0\x03\0\0user\0postgres\0database\0postgres\0\0';
  const greeted = tell(message('', words));
  await greeted;
  return {
    codec,
    query: (text: string) => tell(message('Q', `${text}\0`)),
    told: await greeted,
    renew: () =>
      new Promise<boolean>((resolve) => {
        const { renewal } = codec;
        onBytes = (bytes) => {
          const isRenewed = renewal?.read(bytes);
          if (isRenewed !== undefined) resolve(isRenewed);
        };
        socket.write(renewal?.bytes ?? '');
      }),
    end: () => socket.destroy(),
  };
}

const STATE = `SELECT concat_ws(' ',
  (SELECT count(*) FROM pg_prepared_statements),
  (SELECT count(*) FROM pg_listening_channels()),
  (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'),
  (SELECT count(*) FROM pg_class WHERE relpersistence = 't'),
  current_setting('application_name', true), pg_backend_pid()) AS state`;

test('nothing that a session was told outlives its renewal', async () => {
  const session = await open();
  const before = await session.query(STATE);
  await session.query('CREATE TABLE kept (n int)');
  await session.query("SET application_name = 'dead'");
  await session.query('LISTEN news');
  await session.query('PREPARE old AS SELECT 1');
  await session.query('SELECT pg_advisory_lock(7)');
  await session.query('CREATE TEMPORARY TABLE own (n int)');
  await session.query('BEGIN');
  await session.query('INSERT INTO kept VALUES (1)');
  expect(await session.query(STATE)).not.toBe(before);
  expect(await session.renew()).toBe(true);
  expect(await session.query(STATE)).toBe(before);
  expect(await session.query('SELECT count(*) FROM kept')).toContain('\x010');
  await session.query('DROP TABLE kept');
  session.end();
});

test('a session whose transaction has failed is as new', async () => {
  const session = await open();
  await session.query('BEGIN');
  await session.query('SELECT 1/0');
  expect(await session.renew()).toBe(true);
  expect(await session.query('SELECT 41 + 1')).toContain('42');
  session.end();
});

test('what opened it is told again only where that took one round trip', async () => {
  const session = await open();
  const { renewal } = session.codec;
  expect(renewal?.greeting.told.toString()).toBe(session.told);
  expect(renewal?.greeting.asked.length).toBeGreaterThan(LETTER_BYTES);
  session.end();

  const behind = createPostgresCodec();
  const tls = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
  behind.fromClient(tls);
  behind.fromServer(Buffer.from('N'));
  behind.fromClient(renewal?.greeting.asked ?? tls);
  behind.fromServer(renewal?.greeting.told ?? tls);
  expect(behind.renewal).toBeUndefined();
});
