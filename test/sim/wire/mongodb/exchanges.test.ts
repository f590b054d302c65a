import { Binary, type Document, Long } from 'bson';
import { describe, expect, test } from 'vitest';
import { createMongoCodec } from '../../../../src/sim/wire/mongodb/codec.js';
import { ProtocolError } from '../../../../src/sim/wire/protocol-error.js';
import {
  CHECKSUM_PRESENT,
  int32,
  MORE_TO_COME,
  message,
  OP_MSG,
  opMsg,
  opQuery,
  opReply,
} from '../../../doubles/mongo/message.js';
import { conversation } from './conversation.js';

describe('a command is named by its first key', () => {
  test.each<[Document, string, string]>([
    [{ find: 'runs', filter: { runId: 'secret' } }, 'mongo:find', 'runs'],
    [{ insert: 'events', ordered: true }, 'mongo:insert', 'events'],
    [{ findAndModify: 'queue' }, 'mongo:findAndModify', 'queue'],
    [
      { getMore: Long.fromNumber(7), collection: 'runs' },
      'mongo:getMore',
      'runs',
    ],
    [{ aggregate: 1, pipeline: [] }, 'mongo:aggregate', ''],
    [{ hello: 1, helloOk: true }, 'mongo:hello', ''],
    [
      { saslStart: 1, payload: new Binary(Buffer.from('secret')) },
      'mongo:saslStart',
      '',
    ],
    [{ endSessions: [{ id: 1 }] }, 'mongo:endSessions', ''],
  ])('%j', (body, name, target) => {
    const exchange = conversation().asks(body);
    expect(exchange).toMatchObject({
      name,
      target,
      isAnswered: true,
      mayNotify: false,
    });
  });

  test('with documents beside its body and a checksum', () => {
    const { asks } = conversation();
    const sequences = { documents: [{ runId: 'a' }, { runId: 'b' }] };
    expect(
      asks({ insert: 'runs' }, { sequences, flags: CHECKSUM_PRESENT })
    ).toMatchObject({ name: 'mongo:insert', target: 'runs' });
  });

  test('with the documents in front of its body', () => {
    const body = opMsg({ requestId: 1, body: { insert: 'runs' } });
    const section = [Buffer.from([1]), int32(14), Buffer.from('documents\0')];
    const bytes = message(OP_MSG, { requestId: 1 }, [
      int32(0),
      ...section,
      body.subarray(20),
    ]);
    expect(createMongoCodec().fromClient(bytes)).toMatchObject([
      { name: 'mongo:insert', target: 'runs' },
    ]);
  });

  test('in the hello of an old driver, too', () => {
    const codec = createMongoCodec();
    const hello = opQuery('admin.$cmd', { ismaster: 1 }, { requestId: 3 });
    expect(codec.fromClient(hello)).toMatchObject([
      { name: 'mongo:ismaster', target: '' },
    ]);
    const reply = opReply({ ok: 1 }, { requestId: 9, responseTo: 3 });
    expect(codec.fromServer(reply)).toMatchObject([
      { kind: 'reply', outcome: 'ok' },
    ]);
    expect(codec.isAtRest).toBe(true);
  });
});

test('a write that nobody acknowledges is not waited for', () => {
  const { asks, codec } = conversation();
  const body = { insert: 'runs', writeConcern: { w: 0 } };
  expect(asks(body, { flags: MORE_TO_COME }).isAnswered).toBe(false);
  expect(codec.isAtRest).toBe(true);
});

test('messages that are written together are exchanges of their own', () => {
  const codec = createMongoCodec();
  const bytes = Buffer.concat([
    opMsg({ requestId: 1, body: { find: 'runs' } }),
    opMsg({ requestId: 2, body: { find: 'hooks' } }),
  ]);
  expect(codec.fromClient(bytes).map(({ target }) => target)).toEqual([
    'runs',
    'hooks',
  ]);
});

describe('no gate can hold', () => {
  const ids = { requestId: 1 };
  const body = (size: number): Buffer => int32(size);

  test.each<[string, Buffer, RegExp]>([
    [
      'a compressed message',
      message(2012, ids, [Buffer.alloc(9)]),
      /compressed.*set compressors none/,
    ],
    ['an operation of old', message(2002, ids, []), /operation code 2002/],
    [
      'a query of old',
      opQuery('workflow.runs', {}, ids),
      /OP_QUERY asks for 'workflow.runs'/,
    ],
    [
      'TLS',
      Buffer.from('16030100c8010000c40303000102030405', 'hex'),
      /without TLS: check the port/,
    ],
    [
      'a message without a body',
      message(OP_MSG, ids, [int32(0)]),
      /no body section/,
    ],
    [
      'a section of another kind',
      message(OP_MSG, ids, [int32(0), Buffer.from([9])]),
      /unknown kind 9/,
    ],
    [
      'a document that is cut',
      message(OP_MSG, ids, [int32(0), Buffer.from([0]), body(40)]),
      /claims 40 bytes where 4 are left/,
    ],
    [
      'a message that is cut',
      message(OP_MSG, ids, [Buffer.from([0, 0])]),
      /ends too early/,
    ],
    [
      'a message that is too long',
      Buffer.concat([int32(2 ** 30), int32(1), int32(0), int32(OP_MSG)]),
      /claims 1073741824 bytes/,
    ],
  ])('%s', (_, bytes, reason) => {
    const read = () => createMongoCodec().fromClient(bytes);
    expect(read).toThrow(ProtocolError);
    expect(read).toThrow(reason);
  });
});
