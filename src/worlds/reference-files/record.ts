import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { RowWrite } from '../reference/backing.js';

const CHECKSUM_BYTES = 32;

/** A commit as the bytes of its file: a checksum, and what it covers. */
export function encodeRecord(writes: readonly RowWrite[]): Buffer {
  const body = serialize(writes);
  return Buffer.concat([checksumOf(body), body]);
}

/** What a file says; undefined where it is not the whole of a record. */
export function decodeRecord(bytes: Buffer): readonly RowWrite[] | undefined {
  const checksum = bytes.subarray(0, CHECKSUM_BYTES);
  const body = bytes.subarray(CHECKSUM_BYTES);
  return checksum.equals(checksumOf(body)) ? bodyOf(body) : undefined;
}

/** What is written after the checksum, believed. */
export function bodyOf(body: Buffer): readonly RowWrite[] {
  return deserialize(body) as readonly RowWrite[];
}

function checksumOf(body: Buffer): Buffer {
  return createHash('sha256').update(body).digest();
}
