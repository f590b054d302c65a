import { expect, test } from 'vitest';
import { client, server } from './bytes.js';
import { loggedIn, play, type Turn } from './session.js';

const linesOf = (...turns: Turn[]) => play(loggedIn(), turns).lines;

test('a simple query is answered at ReadyForQuery', () => {
  const codec = loggedIn();
  const turn: Turn = ['client', client.query('select * from workflow.runs')];
  expect(play(codec, [turn]).lines).toEqual(['> pg:select runs']);
  expect(codec.isAtRest).toBe(false);
  const rows = [server.rowDescription, server.row('1'), server.row('2')];
  const begun: Turn = ['server', ...rows, server.complete('SELECT 2')];
  expect(play(codec, [begun]).lines).toEqual([]);
  const ready: Turn = ['server', server.ready()];
  const { lines, server: passed } = play(codec, [ready]);
  expect(lines).toEqual(['< SELECT 2']);
  expect(passed).toEqual(
    Buffer.concat([...begun.slice(1), server.ready()] as Buffer[])
  );
  expect(codec.isAtRest).toBe(true);
});

test('a query of several statements is one exchange, told by what it does', () => {
  expect(
    linesOf(
      ['client', client.query('begin; insert into a values (1); commit')],
      ['server', server.complete('BEGIN'), server.complete('INSERT 0 1')],
      ['server', server.error('40001'), server.ready()]
    )
  ).toEqual(['> pg:insert a', '< BEGIN; INSERT 0 1; error 40001']);
});

test('an extended batch goes up to its Sync, whatever the number of writes', () => {
  expect(
    linesOf(
      ['client', client.parse('insert into "a" values ($1)')],
      ['client', client.bind(), client.describe()],
      ['client', client.execute(), client.sync],
      ['server', server.parseComplete, server.bindComplete],
      ['server', server.parameterDescription, server.noData],
      ['server', server.error('23505', { n: 'a_pkey' }), server.ready()]
    )
  ).toEqual(['> pg:insert a', '< error 23505 a_pkey']);
});

test('pipelined batches are exchanges of their own, answered in order', () => {
  const batch = (sql: string) => [
    client.parse(sql),
    client.bind(),
    client.execute(),
    client.sync,
  ];
  const answer = (tag: string) => [
    server.parseComplete,
    server.bindComplete,
    server.complete(tag),
    server.ready(),
  ];
  expect(
    linesOf(
      ['client', ...batch('delete from a'), ...batch('update b set c = 1')],
      ['server', ...answer('DELETE 0'), ...answer('UPDATE 3')]
    )
  ).toEqual(['> pg:delete a', '> pg:update b', '< DELETE 0', '< UPDATE 3']);
});

test('a Flush is answered when all before it is acknowledged', () => {
  const codec = loggedIn();
  const asked: Turn = [
    'client',
    client.parse('select * from a', 's1'),
    client.describe('s1'),
    client.flush,
  ];
  const described: Turn = [
    'server',
    server.parseComplete,
    server.parameterDescription,
    server.rowDescription,
  ];
  expect(play(codec, [asked, described]).lines).toEqual([
    '> pg:prepare a',
    '< prepared',
  ]);
  // The implicit transaction is open until the Sync.
  expect(codec.isAtRest).toBe(false);
  const executed: Turn = ['client', client.bind('s1'), client.execute()];
  const done: Turn = ['server', server.bindComplete, server.row('1')];
  const turns: Turn[] = [executed, ['client', client.sync], done];
  turns.push(['server', server.complete('SELECT 1'), server.ready()]);
  expect(play(codec, turns).lines).toEqual(['> pg:select a', '< SELECT 1']);
  expect(codec.isAtRest).toBe(true);
});

test('a Flush is answered by an error, and all up to the Sync is skipped', () => {
  expect(
    linesOf(
      ['client', client.parse('select * from nowhere'), client.flush],
      ['client', client.bind(), client.execute(), client.flush],
      ['server', server.error('42P01')],
      ['client', client.bind(), client.flush],
      ['client', client.query('select 1'), client.sync],
      ['server', server.ready()]
    )
  ).toEqual([
    '> pg:prepare nowhere',
    '> pg:select nowhere',
    '< error 42P01',
    '< skipped',
    '> pg:bind nowhere (unanswered)',
    '> pg:select (unanswered)',
    '> pg:sync',
    '< ready',
  ]);
});

test('an answer that came before its Flush belongs to it all the same', () => {
  const codec = loggedIn();
  const early: Turn[] = [
    ['client', client.parse('nonsense')],
    ['server', server.error('42601')],
    ['client', client.flush],
  ];
  expect(play(codec, early).lines).toEqual(['> pg:prepare']);
  expect(codec.fromServer(Buffer.alloc(0))).toEqual([
    { kind: 'reply', bytes: server.error('42601'), outcome: 'error 42601' },
  ]);
});

test('a cursor is read in parts, each an exchange', () => {
  const part = [client.execute('c', 2), client.flush];
  const rows = [server.row('1'), server.row('2')];
  expect(
    linesOf(
      [
        'client',
        client.parse('select * from a'),
        client.bind('', 'c'),
        ...part,
      ],
      ['server', server.parseComplete, server.bindComplete],
      ['server', ...rows, server.suspended],
      ['client', ...part],
      ['server', server.complete('SELECT 2')],
      ['client', client.close(), client.sync],
      ['server', server.closeComplete, server.ready()]
    )
  ).toEqual([
    '> pg:select a',
    '< 2 rows, suspended',
    '> pg:select a',
    '< SELECT 2',
    '> pg:close a',
    '< closed',
  ]);
});

test('a prepared statement is known by its name, in protocol and in SQL', () => {
  const byName = [client.bind('p'), client.execute(), client.sync];
  const turns: Turn[] = [
    ['client', client.parse('update a set b = $1', 'p'), client.sync],
    ['client', ...byName],
    ['client', client.query('prepare q as delete from c')],
    ['client', client.query('execute q')],
    ['client', client.close('p'), client.sync, ...byName],
  ];
  expect(linesOf(...turns)).toEqual([
    '> pg:prepare a',
    '> pg:update a',
    '> pg:prepare c',
    '> pg:delete c',
    '> pg:close a',
    '> pg:execute !',
  ]);
});

test('the empty query, the function call and the goodbye', () => {
  expect(
    linesOf(
      ['client', client.query(' -- nothing'), client.call, client.terminate],
      ['server', server.empty, server.ready(), server.called, server.ready()]
    )
  ).toEqual([
    '> pg:empty',
    '> pg:call',
    '> pg:terminate (unanswered)',
    '< empty',
    '< called',
  ]);
});

test('a transaction that is open or failed is not at rest', () => {
  for (const status of ['T', 'E'] as const) {
    const codec = loggedIn();
    const turn: Turn = [
      'server',
      server.complete('BEGIN'),
      server.ready(status),
    ];
    play(codec, [['client', client.query('begin')], turn]);
    expect(codec.isAtRest).toBe(false);
  }
});

test('a connection that the server ends answers the oldest exchange', () => {
  expect(
    linesOf(
      ['client', client.query('select 1')],
      ['server', server.error('57P01', { V: 'FATAL' })]
    )
  ).toEqual(['> pg:select', '< error 57P01']);
});

test('COPY is refused, and the message says which statement it was', () => {
  const copy = client.query('create table a ();\ncopy  a from stdin');
  for (const answer of [server.copyIn, server.copyOut, server.copyBoth]) {
    const codec = loggedIn();
    play(codec, [
      ['client', copy],
      ['server', server.complete('CREATE TABLE')],
    ]);
    expect(() => codec.fromServer(answer)).toThrow(
      /"copy a from stdin" with Copy(In|Out|Both)Response/
    );
  }
});

test('an acknowledgement that does not belong there is an error', () => {
  const codec = loggedIn();
  codec.fromClient(Buffer.concat([client.parse('select 1'), client.sync]));
  expect(() => codec.fromServer(server.bindComplete)).toThrow(
    /"2" where the answer to parse was expected/
  );
});
