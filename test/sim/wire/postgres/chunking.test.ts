import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPostgresCodec } from '../../../../src/sim/wire/postgres/codec.js';
import { client, server } from './bytes.js';
import { login, play, type Turn } from './session.js';

const select: readonly Turn[] = [
  ['client', client.query(`select 'ü; -- ' from "a"`)],
  ['server', server.rowDescription, server.row('x'.repeat(300))],
  ['server', server.complete('SELECT 1'), server.ready()],
];
const flushed: readonly Turn[] = [
  ['client', client.parse('insert into b values ($1)', 's')],
  ['client', client.describe('s'), client.flush],
  ['server', server.parseComplete, server.parameterDescription],
  ['server', server.noData],
  ['client', client.bind('s'), client.execute(), client.sync],
  ['server', server.bindComplete, server.notice],
  ['server', server.complete('INSERT 0 1'), server.ready()],
];
const failed: readonly Turn[] = [
  ['client', client.parse('nonsense'), client.flush],
  ['server', server.error('42601')],
  ['client', client.sync],
  ['server', server.ready()],
];
const pipelined: readonly Turn[] = [
  ['client', client.query('begin'), client.query('delete from c')],
  ['client', client.parse('commit'), client.bind(), client.execute()],
  ['client', client.sync],
  ['server', server.complete('BEGIN'), server.ready('T')],
  ['server', server.complete('DELETE 1'), server.ready('T')],
  ['server', server.parseComplete, server.bindComplete],
  ['server', server.complete('COMMIT'), server.ready()],
];
const pushed: readonly Turn[] = [
  ['client', client.query('listen jobs')],
  ['server', server.complete('LISTEN'), server.ready()],
  ['server', server.notification('jobs'), server.parameter('a')],
];

const STORIES = [select, flushed, failed, pushed, pipelined];
const greeting: readonly Turn[] = [
  ['client', client.tls],
  ['server', Buffer.from('N')],
  ...login,
];

/** Cuts after as many bytes as the list says, again and again. */
function cutBy(sizes: readonly number[]): (bytes: Buffer) => Buffer[] {
  let turn = 0;
  return (bytes) => {
    const pieces: Buffer[] = [];
    for (let at = 0; at < bytes.length; ) {
      const size = sizes[turn++ % sizes.length] ?? 1;
      pieces.push(bytes.subarray(at, at + size));
      at += size;
    }
    return pieces;
  };
}

function allOf(turns: readonly Turn[], side: Turn[0]): Buffer {
  const own = turns.filter(([first]) => first === side);
  return Buffer.concat(own.flatMap(([, ...messages]) => messages));
}

test('however bytes are cut, they mean the same and come out unchanged', () => {
  const stories = fc.array(fc.constantFrom(...STORIES), { maxLength: 6 });
  const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
  fc.assert(
    fc.property(stories, sizes, (chosen, pieces) => {
      const turns = [...greeting, ...chosen.flat()];
      const whole = play(createPostgresCodec(), turns);
      const codec = createPostgresCodec();
      const cut = play(codec, turns, cutBy(pieces));
      expect(cut).toEqual(whole);
      expect(cut.client).toEqual(allOf(turns, 'client'));
      expect(cut.server).toEqual(allOf(turns, 'server'));
      expect(codec.isAtRest).toBe(true);
    })
  );
});

test('what the writer does with its memory afterwards does not matter', () => {
  const codec = createPostgresCodec();
  const bytes = Buffer.from(client.startup);
  codec.fromClient(bytes.subarray(0, 9));
  const rest = Buffer.from(bytes.subarray(9));
  bytes.fill(0);
  const [exchange] = codec.fromClient(rest);
  expect(exchange?.bytes).toEqual(client.startup);
});
