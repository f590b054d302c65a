import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WireCodec } from '../../../../src/sim/wire/codec.js';
import { createMongoCodec } from '../../../../src/sim/wire/mongodb/codec.js';
import { ProtocolError } from '../../../../src/sim/wire/protocol-error.js';
import {
  EXHAUST_ALLOWED,
  MORE_TO_COME,
  opMsg,
  opQuery,
  opReply,
} from '../../../doubles/mongo/message.js';

const REQUESTS = Buffer.concat([
  opQuery('admin.$cmd', { ismaster: 1 }, { requestId: 1 }),
  opMsg({
    requestId: 2,
    body: { insert: 'runs', $db: 'workflow' },
    sequences: { documents: [{ runId: 'a' }, { runId: 'b' }] },
  }),
  opMsg({ requestId: 3, body: { insert: 'logs' }, flags: MORE_TO_COME }),
  opMsg({ requestId: 4, body: { hello: 1 }, flags: EXHAUST_ALLOWED }),
]);

const ANSWERS = Buffer.concat([
  opReply({ ok: 1 }, { requestId: 11, responseTo: 1 }),
  opMsg({ requestId: 12, responseTo: 2, body: { n: 2, ok: 1 } }),
  opMsg({
    requestId: 13,
    responseTo: 4,
    body: { ok: 1 },
    flags: MORE_TO_COME,
  }),
  opMsg({ requestId: 14, responseTo: 13, body: { ok: 1 } }),
]);

/** Cuts the bytes at those places. */
function pieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = cuts.map((cut) => cut % (bytes.length + 1));
  const bounds = [0, ...places.sort((a, b) => a - b), bytes.length];
  return bounds.slice(1).map((end, at) => bytes.subarray(bounds[at], end));
}

const cuts = fc.array(fc.nat(), { maxLength: 60 });

function read(codec: WireCodec, asked: Buffer[], answered: Buffer[]) {
  return {
    exchanges: asked.flatMap((piece) => codec.fromClient(piece)),
    parts: answered.flatMap((piece) => codec.fromServer(piece)),
    isAtRest: codec.isAtRest,
  };
}

test('both ways are the same in pieces of any size, and no byte is lost', () => {
  const whole = read(createMongoCodec(), [REQUESTS], [ANSWERS]);
  expect(whole.exchanges.map(({ name }) => name)).toEqual([
    'mongo:ismaster',
    'mongo:insert',
    'mongo:insert',
    'mongo:hello',
  ]);
  expect(whole.parts.map(({ kind }) => kind)).toEqual([
    'reply',
    'reply',
    'push',
    'reply',
  ]);
  const bytesOf = (parts: readonly { bytes: Buffer }[]) =>
    Buffer.concat(parts.map(({ bytes }) => bytes));
  expect(bytesOf(whole.exchanges)).toEqual(REQUESTS);
  expect(bytesOf(whole.parts)).toEqual(ANSWERS);
  expect(whole.isAtRest).toBe(true);
  fc.assert(
    fc.property(cuts, cuts, (asked, answered) => {
      const codec = createMongoCodec();
      const cut = [pieces(REQUESTS, asked), pieces(ANSWERS, answered)] as const;
      expect(read(codec, ...cut)).toEqual(whole);
    })
  );
});

test('a damaged message is understood or refused, never anything else', () => {
  const bytes = opMsg({
    requestId: 1,
    body: { insert: 'runs', list: [1, 'two', { three: 3n }] },
    sequences: { documents: [{ runId: 'a' }] },
  });
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (place, value) => {
      const damaged = Buffer.from(bytes);
      damaged[place] = value;
      try {
        createMongoCodec().fromClient(damaged);
      } catch (error) {
        expect(error).toBeInstanceOf(ProtocolError);
      }
    }),
    { numRuns: 2000 }
  );
});
