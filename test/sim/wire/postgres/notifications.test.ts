import { expect, test } from 'vitest';
import type { PostgresCodec } from '../../../../src/sim/wire/postgres/codec.js';
import { client, server } from './bytes.js';
import { loggedIn, play, type Turn } from './session.js';

const asked = (sql: string): Turn => ['client', client.query(sql)];
const done = (tag: string, status: 'I' | 'T' | 'E' = 'I'): Turn => [
  'server',
  server.complete(tag),
  server.ready(status),
];

function marksOf(codec: PostgresCodec, ...statements: string[]): string[] {
  return statements.filter((sql) =>
    codec.fromClient(client.query(sql)).some(({ mayNotify }) => mayNotify)
  );
}

function listening(): PostgresCodec {
  const codec = loggedIn();
  play(codec, [asked('listen "Jobs"'), done('LISTEN')]);
  return codec;
}

test('a notification is a push of its own, outside and inside a reply', () => {
  const codec = listening();
  const pushed: Turn = ['server', server.notification('Jobs')];
  const { lines, server: passed } = play(codec, [
    pushed,
    asked('notify "Jobs"'),
    ['server', server.complete('NOTIFY')],
    ['server', server.notification('Jobs', 1)],
    ['server', server.notice, server.ready()],
  ]);
  expect(lines).toEqual([
    '<< pg:notify Jobs',
    '> pg:notify Jobs !',
    '<< pg:notify Jobs',
    '< NOTIFY',
  ]);
  const reply = [server.complete('NOTIFY'), server.notice, server.ready()];
  const pushes = [pushed[1], server.notification('Jobs', 1)] as Buffer[];
  expect(passed).toEqual(Buffer.concat([...pushes, ...reply]));
});

test('notices, parameters and errors that nobody asked for are pushes', () => {
  const shutdown = server.error('57P01', { V: 'FATAL' });
  const turn: Turn = ['server', server.notice, server.parameter('DateStyle')];
  expect(play(loggedIn(), [turn, ['server', shutdown]]).lines).toEqual([
    '<< pg:notice 00000',
    '<< pg:parameter DateStyle',
    '<< pg:error 57P01',
  ]);
});

test('a barrier is there while listening; its answer is swallowed', () => {
  expect(loggedIn().barrier()).toBeUndefined();
  const codec = listening();
  expect(codec.barrier()).toEqual(client.sync);
  expect(codec.isAtRest).toBe(false);
  expect(codec.barrier()).toBeUndefined();
  const pushed = play(codec, [['server', server.notification('Jobs')]]);
  expect(pushed.lines).toEqual(['<< pg:notify Jobs']);
  const parts = codec.fromServer(server.ready());
  expect([parts, codec.isAtRest]).toEqual([[], true]);
});

test('no barrier while something is unanswered or a batch is open', () => {
  const asking = listening();
  play(asking, [asked('select 1')]);
  expect(asking.barrier()).toBeUndefined();
  const batch = listening();
  const parse: Turn = ['client', client.parse('select 1'), client.flush];
  play(batch, [parse, ['server', server.parseComplete]]);
  expect(batch.barrier()).toBeUndefined();
  const writing = listening();
  play(writing, [['client', client.query('select 1').subarray(0, 7)]]);
  expect(writing.barrier()).toBeUndefined();
});

test('UNLISTEN ends it, for one channel or for all', () => {
  const ends = ['unlisten "Jobs"', 'unlisten *', 'discard all'];
  for (const sql of ends) {
    const codec = listening();
    const tag = sql === 'discard all' ? 'DISCARD ALL' : 'UNLISTEN';
    play(codec, [asked(sql), done(tag)]);
    expect(codec.barrier()).toBeUndefined();
  }
  const other = listening();
  play(other, [asked('unlisten "Others"'), done('UNLISTEN')]);
  expect(other.barrier()).toBeDefined();
});

test('an UNLISTEN that is rolled back does not end it', () => {
  const codec = listening();
  play(codec, [
    asked('begin'),
    done('BEGIN', 'T'),
    asked('unlisten *'),
    done('UNLISTEN', 'T'),
    asked('rollback'),
    done('ROLLBACK'),
  ]);
  expect(codec.barrier()).toBeDefined();
});

test('what notifies by its text, and the COMMIT behind it, may notify', () => {
  const codec = loggedIn();
  const turn = ['begin', `select PG_NOTIFY('a', 'b')`, 'commit', 'begin'];
  expect(marksOf(codec, ...turn)).toEqual(turn.slice(1, 3));
  expect(marksOf(codec, 'notify a', 'rollback', 'commit')).toEqual([
    'notify a',
  ]);
  expect(marksOf(codec, 'notify a', 'begin', 'commit')).toEqual(['notify a']);
  const savepoint = ['notify a', 'rollback to savepoint s', 'commit'];
  expect(marksOf(codec, ...savepoint)).toEqual(['notify a', 'commit']);
  expect(marksOf(codec, 'listen notify', 'insert into a values (1)')).toEqual(
    []
  );
});

test('a prepared statement notifies when executed, and at its Sync', () => {
  const sql = 'select pg_notify($1, $2)';
  const turns: Turn[] = [
    ['client', client.parse(sql, 'n'), client.flush],
    ['client', client.bind('n'), client.execute(), client.flush],
    ['client', client.sync],
    ['client', client.sync],
  ];
  expect(play(loggedIn(), turns).lines).toEqual([
    '> pg:prepare pg_notify',
    '> pg:select pg_notify !',
    '> pg:sync !',
    '> pg:sync',
  ]);
});

test('where triggers notify, each write and each COMMIT may', () => {
  const codec = loggedIn({ everyWriteMayNotify: true });
  const writes = [
    'insert into a values (1)',
    'with x as (delete from a returning *) select * from x',
    'select graphile_worker.add_job($1)',
    'commit',
  ];
  const reads = [
    'begin',
    'select * from a for update',
    'select pg_advisory_xact_lock(1)',
    'select 1',
    'rollback',
    'set search_path = a',
  ];
  expect(marksOf(codec, ...writes, ...reads)).toEqual(writes);
});
