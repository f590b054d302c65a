import { Binary, type Document, Long } from 'bson';
import { describe, expect, test } from 'vitest';
import {
  EXHAUST_ALLOWED,
  MORE_TO_COME,
} from '../../../doubles/mongo/message.js';
import { conversation } from './conversation.js';

describe('an answer is known by its kind', () => {
  const duplicate = { index: 0, code: 11000, errmsg: 'secret' };

  test.each<[string, Document]>([
    ['ok', { ok: 1 }],
    ['ok', { ismaster: true, ok: true }],
    ['n 1', { n: 1, ok: 1 }],
    ['n 1', { n: 1, nModified: 1, ok: 1 }],
    ['n 1 upserted', { n: 1, nModified: 0, upserted: [{ index: 0 }], ok: 1 }],
    ['n 0', { lastErrorObject: { n: 0 }, value: null, ok: 1 }],
    [
      'n 1 upserted',
      { lastErrorObject: { n: 1, upserted: 'id' }, value: { a: 1 }, ok: 1 },
    ],
    ['batch 2', { cursor: { firstBatch: [{}, {}], id: 0n }, ok: 1 }],
    [
      'batch 1, more',
      { cursor: { nextBatch: [{ a: 1 }], id: Long.fromNumber(9) }, ok: 1 },
    ],
    ['error 11000', { ok: 0, code: 11000, errmsg: 'secret' }],
    ['error without code', { ok: 0, errmsg: 'secret' }],
    ['writeError 11000', { n: 0, writeErrors: [duplicate], ok: 1 }],
    ['writeConcernError 64', { n: 1, writeConcernError: { code: 64 }, ok: 1 }],
  ])('%s', (outcome, body) => {
    const { asks, answers, codec } = conversation();
    asks({ find: 'runs' });
    expect(codec.isAtRest).toBe(false);
    expect(answers(body)).toMatchObject([{ kind: 'reply', outcome }]);
    expect(codec.isAtRest).toBe(true);
  });
});

describe('a reply', () => {
  test('belongs to the request that it names', () => {
    const { asks, answers } = conversation();
    asks({ find: 'runs' });
    expect(() => answers({ ok: 1 }, { responseTo: 77 })).toThrow(
      /answered request 77. Expected the answer to mongo:find, .* request 1/
    );
  });

  test('that nobody has asked for is refused', () => {
    expect(() => conversation().answers({ ok: 1 })).toThrow(
      /which nobody has sent/
    );
  });

  test('may be one of many, where the client allows', () => {
    const { asks, answers, codec } = conversation();
    asks({ hello: 1, maxAwaitTimeMS: 10_000 }, { flags: EXHAUST_ALLOWED });
    const more = { flags: MORE_TO_COME };
    const push = { kind: 'push', name: 'mongo:hello', target: '' };
    expect(answers({ ok: 1 }, more)).toMatchObject([push]);
    expect(answers({ ok: 1 }, { ...more, responseTo: 1001 })).toMatchObject([
      push,
    ]);
    expect(codec.isAtRest).toBe(false);
    expect(answers({ ok: 1 }, { responseTo: 1002 })).toMatchObject([
      { kind: 'reply', outcome: 'ok' },
    ]);
    expect(codec.isAtRest).toBe(true);
  });

  test('is the only one, where it does not', () => {
    const { asks, answers } = conversation();
    asks({ find: 'runs' });
    expect(() => answers({ ok: 1 }, { flags: MORE_TO_COME })).toThrow(
      /mongo:find more than once/
    );
  });

  test('is never waited for by a barrier', () => {
    const { asks, codec } = conversation();
    asks({ hello: 1 }, { flags: EXHAUST_ALLOWED });
    expect(codec.barrier()).toBeUndefined();
  });
});

describe('a connection is at rest', () => {
  const lsid = (digit: number) => ({ id: new Binary(Buffer.alloc(16, digit)) });
  const within = { lsid: lsid(1), txnNumber: 1n, autocommit: false };
  const start = { insert: 'runs', startTransaction: true, ...within };

  test.each(['commitTransaction', 'abortTransaction'])(
    'when %s has ended the transaction',
    (ending) => {
      const { asks, answers, codec } = conversation();
      asks(start);
      answers({ n: 1, ok: 1 });
      asks({ update: 'runs', ...within });
      answers({ n: 1, ok: 1 });
      expect(codec.isAtRest).toBe(false);
      asks({ [ending]: 1, ...within });
      answers({ ok: 1 });
      expect(codec.isAtRest).toBe(true);
    }
  );

  test('when an error has ended the transaction', () => {
    const { asks, answers, codec } = conversation();
    asks(start);
    answers({ ok: 0, code: 112 });
    expect(codec.isAtRest).toBe(true);
  });

  test('when the session has gone on to something else', () => {
    const { asks, answers, codec } = conversation();
    asks(start);
    answers({ n: 1, ok: 1 });
    asks({ find: 'runs', lsid: lsid(2) });
    answers({ ok: 1 });
    expect(codec.isAtRest).toBe(false);
    asks({ find: 'runs', lsid: lsid(1) });
    answers({ ok: 1 });
    expect(codec.isAtRest).toBe(true);
  });
});
