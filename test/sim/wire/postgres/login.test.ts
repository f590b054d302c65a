import { expect, test } from 'vitest';
import { createPostgresCodec } from '../../../../src/sim/wire/postgres/codec.js';
import { ProtocolError } from '../../../../src/sim/wire/protocol-error.js';
import { client, server } from './bytes.js';
import { loggedIn, login, play, type Turn } from './session.js';

const linesOf = (turns: readonly Turn[]) =>
  play(createPostgresCodec(), turns).lines;

test('a login without a password is one exchange', () => {
  const codec = createPostgresCodec();
  expect([codec.isAtRest, codec.backendPid]).toEqual([false, undefined]);
  const { lines } = play(codec, login);
  expect(lines).toEqual(['> pg:connect startup', '< ready']);
  expect([codec.isAtRest, codec.backendPid]).toEqual([true, 4711]);
});

test('each turn of SCRAM is an exchange, encryption refused before it', () => {
  const turns: readonly Turn[] = [
    ['client', client.gss],
    ['server', Buffer.from('N')],
    ['client', client.tls],
    ['server', Buffer.from('N')],
    ['client', client.startup],
    ['server', server.negotiate, server.authentication(10)],
    ['client', client.password('first')],
    ['server', server.authentication(11)],
    ['client', client.password('last')],
    ['server', server.authentication(12), server.authentication(0)],
    ['server', server.parameter('TimeZone'), server.ready()],
  ];
  expect(linesOf(turns)).toEqual([
    '> pg:connect gss',
    '< refused',
    '> pg:connect tls',
    '< refused',
    '> pg:connect startup',
    '< waits for password',
    '> pg:connect password',
    '< waits for password',
    '> pg:connect password',
    '< ready',
  ]);
});

test('a refused login ends at its error, since no more will come', () => {
  const refused = server.error('28P01', { V: 'FATAL' });
  expect(
    linesOf([
      ['client', client.startup],
      ['server', refused],
    ])
  ).toEqual(['> pg:connect startup', '< error 28P01']);
  expect(
    linesOf([
      ['client', client.tls],
      ['server', refused],
    ])
  ).toEqual(['> pg:connect tls', '< error 28P01']);
});

test('a cancel request has a connection of its own and no answer', () => {
  const codec = createPostgresCodec();
  const { lines, client: passed } = play(codec, [['client', client.cancel]]);
  expect(lines).toEqual(['> pg:cancel (unanswered)']);
  expect(passed).toEqual(client.cancel);
  expect(() => codec.fromClient(client.startup)).toThrow(/end of the conn/);
});

test('what gates cannot read is refused with what to do', () => {
  const accepted = (request: Buffer, answer: string) => () =>
    linesOf([
      ['client', request],
      ['server', Buffer.from(answer)],
    ]);
  expect(accepted(client.tls, 'S')).toThrow(/sslmode=disable/);
  expect(accepted(client.gss, 'G')).toThrow(/gssencmode=disable/);
  expect(accepted(client.tls, 'H')).toThrow(/is this a PostgreSQL server/);
  const hello = Buffer.from('16030100c8010000', 'hex');
  expect(() => linesOf([['client', hello]])).toThrow(/16030100.*sslmode/);
  const old = client.protocol(2, 0);
  expect(() => linesOf([['client', old]])).toThrow(/protocol 2\.0/);
  const kerberos: Turn = ['server', server.authentication(7)];
  expect(() => linesOf([['client', client.startup], kerberos])).toThrow(
    /authentication method 7/
  );
});

test('bytes that are not of the protocol are an error that says so', () => {
  const codec = loggedIn();
  let thrown: unknown;
  try {
    codec.fromServer(Buffer.from('HTTP/1.1 200 OK'));
  } catch (error) {
    thrown = error;
  }
  expect(ProtocolError.is(thrown) && thrown.protocol).toBe('postgres');
  expect(() => loggedIn().fromClient(client.copyData)).toThrow(/COPY/);
  expect(() => loggedIn().fromServer(server.row('1'))).toThrow(/nobody asked/);
});
