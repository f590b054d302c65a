import { mongoError } from './mongo-error.js';

/** Sizes of values that always have the same, by BSON's type byte. */
const FIXED = new Map([
  [0x01, 8], // double
  [0x06, 0], // undefined
  [0x07, 12], // object id
  [0x08, 1], // boolean
  [0x09, 8], // date
  [0x0a, 0], // null
  [0x10, 4], // int32
  [0x11, 8], // timestamp
  [0x12, 8], // int64
  [0x13, 16], // decimal128
  [0x7f, 0], // max key
  [0xff, 0], // min key
]);

/** By type: what comes with the length that the value starts with. */
const WITH_LENGTH = new Map([
  [0x02, 4], // string
  [0x03, 0], // document
  [0x04, 0], // array
  [0x05, 5], // binary, with its subtype
  [0x0c, 16], // pointer: a string and an object id
  [0x0d, 4], // code
  [0x0e, 4], // symbol
  [0x0f, 0], // code with scope
]);

const REGULAR_EXPRESSION = 0x0b;

/** The offset behind the zero that ends a C string. */
export function endOfText(bytes: Buffer, start: number): number {
  const at = bytes.indexOf(0, start);
  if (at < 0) throw mongoError('A BSON name has no end.');
  return at + 1;
}

/** How many bytes a value takes. */
export function sizeOfValue(
  bytes: Buffer,
  type: number,
  start: number
): number {
  const fixed = FIXED.get(type);
  if (fixed !== undefined) return fixed;
  if (type === REGULAR_EXPRESSION) {
    return endOfText(bytes, endOfText(bytes, start)) - start;
  }
  const beside = WITH_LENGTH.get(type);
  if (beside === undefined) {
    throw mongoError(`A BSON value has the unknown type ${type}.`);
  }
  const length = bytes.readInt32LE(start);
  if (length < 0) throw mongoError(`A BSON value has the length ${length}.`);
  return length + beside;
}
