import { endOfText, sizeOfValue } from './bson-size.js';
import { mongoError } from './mongo-error.js';

/** A value that is not looked into until somebody asks. */
export interface BsonValue {
  readonly type: number;
  readonly bytes: Buffer;
}

/** The keys on top of a document, in their order. */
export type BsonDocument = ReadonlyMap<string, BsonValue>;

const LENGTH_BYTES = 4;
const SHORTEST_BYTES = 5;

/**
 * Reads as much BSON as labels need: top-level keys, with values left raw.
 *
 * @throws ProtocolError or RangeError where it is malformed
 * @see https://bsonspec.org/spec.html
 */
export function readDocument(bytes: Buffer): BsonDocument {
  const length = bytes.readInt32LE(0);
  if (length < SHORTEST_BYTES || length > bytes.length) {
    throw mongoError(
      `A BSON document claims ${length} bytes where ${bytes.length} are left.`
    );
  }
  const document = new Map<string, BsonValue>();
  let at = LENGTH_BYTES;
  while (at < length - 1) {
    const type = bytes.readUInt8(at);
    const start = endOfText(bytes, at + 1);
    const end = start + sizeOfValue(bytes, type, start);
    const name = bytes.toString('utf8', at + 1, start - 1);
    document.set(name, { type, bytes: bytes.subarray(start, end) });
    at = end;
  }
  return document;
}

/** A number or a boolean as a number; undefined for anything else. */
export function numberOf(value: BsonValue | undefined): number | undefined {
  switch (value?.type) {
    case 0x01:
      return value.bytes.readDoubleLE();
    case 0x08:
      return value.bytes.readUInt8();
    case 0x10:
      return value.bytes.readInt32LE();
    case 0x12:
      return Number(value.bytes.readBigInt64LE());
    default:
      return undefined;
  }
}

export function textOf(value: BsonValue | undefined): string | undefined {
  return value?.type === 0x02
    ? value.bytes.toString('utf8', LENGTH_BYTES, value.bytes.length - 1)
    : undefined;
}

/** A document or an array, whose keys are its indexes. */
export function documentOf(
  value: BsonValue | undefined
): BsonDocument | undefined {
  return value?.type === 0x03 || value?.type === 0x04
    ? readDocument(value.bytes)
    : undefined;
}
