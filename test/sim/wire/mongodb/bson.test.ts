import { BSON, type Document } from 'bson';
import { expect, test } from 'vitest';
import {
  documentOf,
  numberOf,
  readDocument,
  textOf,
} from '../../../../src/sim/wire/mongodb/bson.js';

/** Every type that BSON has, each before a key that must still be found. */
const ALL: Document = {
  double: 1.5,
  text: 'naïve',
  document: { a: { b: 1 } },
  array: [1, 'two', [3]],
  binary: new BSON.Binary(Buffer.from([1, 2, 3])),
  id: new BSON.ObjectId(),
  boolean: true,
  date: new Date(0),
  nothing: null,
  pattern: /a+/i,
  pointer: new BSON.DBRef('runs', new BSON.ObjectId()),
  code: new BSON.Code('return 1'),
  scoped: new BSON.Code('return x', { x: 1 }),
  symbol: new BSON.BSONSymbol('sign'),
  int32: -7,
  timestamp: new BSON.Timestamp(4n),
  int64: 2n ** 40n,
  decimal: BSON.Decimal128.fromString('1.5'),
  least: new BSON.MinKey(),
  most: new BSON.MaxKey(),
  last: 'here',
};

const document = readDocument(Buffer.from(BSON.serialize(ALL)));

test('finds every key behind values of every type', () => {
  expect([...document.keys()]).toEqual(Object.keys(ALL));
  expect(textOf(document.get('last'))).toBe('here');
});

test('skips the types that nobody writes any more', () => {
  const pointer = Buffer.from('0c7000020000006100'.padEnd(42, '0'), 'hex');
  const undefinedValue = Buffer.from('067500', 'hex');
  const int32 = Buffer.from('106e0007000000', 'hex');
  const elements = Buffer.concat([pointer, undefinedValue, int32]);
  const bytes = Buffer.alloc(elements.length + 5);
  bytes.writeInt32LE(bytes.length);
  elements.copy(bytes, 4);
  const read = readDocument(bytes);
  expect([...read.keys()]).toEqual(['p', 'u', 'n']);
  expect(numberOf(read.get('n'))).toBe(7);
});

test('reads numbers, however they are written', () => {
  const numbers = ['double', 'boolean', 'int32', 'int64', 'text', 'missing'];
  expect(numbers.map((name) => numberOf(document.get(name)))).toEqual([
    1.5,
    1,
    -7,
    2 ** 40,
    undefined,
    undefined,
  ]);
});

test('reads texts and what is inside', () => {
  expect(textOf(document.get('text'))).toBe('naïve');
  expect(textOf(document.get('int32'))).toBeUndefined();
  expect([...(documentOf(document.get('array'))?.keys() ?? [])]).toEqual([
    '0',
    '1',
    '2',
  ]);
  expect(documentOf(document.get('text'))).toBeUndefined();
});
