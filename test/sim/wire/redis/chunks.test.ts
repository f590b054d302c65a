import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ServerPart } from '../../../../src/sim/wire/codec.js';
import { ProtocolError } from '../../../../src/sim/wire/protocol-error.js';
import { createRedisCodec } from '../../../../src/sim/wire/redis/codec.js';
import { command, commands, conversation, spoken } from './conversation.js';

const REQUESTS = [
  command('HELLO 3'),
  command('SUBSCRIBE a b'),
  commands('MULTI', 'INCR a', 'EXEC'),
  'GET "in line"\r\n',
  commands('HGETALL run', 'UNSUBSCRIBE'),
];

const ANSWERS = [
  '%2\r\n$6\r\nserver\r\n$5\r\nredis\r\n$5\r\nproto\r\n:3\r\n',
  '>3\r\n$9\r\nsubscribe\r\n$1\r\na\r\n:1\r\n',
  '>3\r\n$7\r\nmessage\r\n$1\r\na\r\n$4\r\n\r\n*3\r\n',
  '>3\r\n$9\r\nsubscribe\r\n$1\r\nb\r\n:2\r\n',
  '+OK\r\n+QUEUED\r\n|1\r\n+a\r\n,1.5\r\n*1\r\n:1\r\n',
  '>3\r\n$7\r\nmessage\r\n$1\r\nb\r\n$0\r\n\r\n',
  '=7\r\ntxt:a\r\n\r\n',
  '%1\r\n$1\r\nk\r\n~2\r\n#t\r\n_\r\n',
  '>3\r\n$11\r\nunsubscribe\r\n$1\r\nb\r\n:1\r\n',
  '>3\r\n$11\r\nunsubscribe\r\n$1\r\na\r\n:0\r\n',
].join('');

/** Cuts the text at those places. */
function pieces(text: string, cuts: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text, 'latin1');
  const places = cuts.map((cut) => cut % (bytes.length + 1));
  const bounds = [0, ...places.sort((a, b) => a - b), bytes.length];
  return bounds.slice(1).map((end, at) => bytes.subarray(bounds[at], end));
}

const bytesOf = (parts: readonly ServerPart[]): string[] =>
  parts.map(({ bytes }) => bytes.toString('latin1'));

const cuts = fc.array(fc.nat(), { maxLength: 60 });

test('an answer is the same in pieces of any size, and no byte is lost', () => {
  const whole = conversation();
  for (const request of REQUESTS) whole.writes(request);
  const expected = whole.sends(ANSWERS);
  expect(spoken(expected)).toEqual([
    'reply map 2',
    'reply subscribe x2',
    'push redis:message a',
    'reply OK; QUEUED; array 1',
    'push redis:message b',
    'reply verbatim',
    'reply map 1; unsubscribe x2',
  ]);
  fc.assert(
    fc.property(cuts, (places) => {
      const { writes, codec } = conversation();
      for (const request of REQUESTS) writes(request);
      const parts = pieces(ANSWERS, places).flatMap((piece) =>
        codec.fromServer(piece)
      );
      expect(spoken(parts)).toEqual(spoken(expected));
      expect(bytesOf(parts)).toEqual(bytesOf(expected));
      expect(codec.isAtRest).toBe(true);
    })
  );
  expect(bytesOf(expected).join('').length).toBe(ANSWERS.length);
});

test('what a client writes in pieces reaches the server byte by byte', () => {
  const text = REQUESTS.join('');
  fc.assert(
    fc.property(cuts, (places) => {
      const codec = createRedisCodec();
      const bytes = pieces(text, places).flatMap((piece) =>
        codec.fromClient(piece).map((exchange) => exchange.bytes)
      );
      expect(Buffer.concat(bytes).toString('latin1')).toBe(text);
      // However they were cut, as many replies are awaited.
      codec.fromServer(Buffer.from(ANSWERS, 'latin1'));
      expect(codec.isAtRest).toBe(true);
    })
  );
});

test('bytes of any kind are understood or refused, never anything else', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 64 }),
      fc.boolean(),
      (noise, fromClient) => {
        const codec = createRedisCodec();
        codec.fromClient(Buffer.from(command('GET key')));
        const bytes = Buffer.from(noise);
        try {
          if (fromClient) codec.fromClient(bytes);
          else codec.fromServer(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError);
        }
      }
    )
  );
});
