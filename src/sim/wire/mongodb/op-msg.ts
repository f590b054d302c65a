import { readDocument } from './bson.js';
import type { MessageContent } from './message.js';
import { mongoError } from './mongo-error.js';

const FLAGS_AT = 16;
const SECTIONS_AT = 20;
const CHECKSUM_PRESENT = 1 << 0;
const MORE_TO_COME = 1 << 1;
const EXHAUST_ALLOWED = 1 << 16;
const CHECKSUM_BYTES = 4;

/** The offset of the one section of kind 0, which holds the command. */
function bodyAt(bytes: Buffer, end: number): number {
  let at = SECTIONS_AT;
  while (at < end) {
    const kind = bytes.readUInt8(at);
    if (kind === 0) return at + 1;
    if (kind !== 1) {
      throw mongoError(`OP_MSG has a section of the unknown kind ${kind}.`);
    }
    // A sequence of documents, which a command takes in from beside its body.
    const size = bytes.readInt32LE(at + 1);
    if (size < 0) throw mongoError(`OP_MSG has a section of ${size} bytes.`);
    at += 1 + size;
  }
  throw mongoError('OP_MSG has no body section.');
}

/** @see https://github.com/mongodb/specifications: message/OP_MSG */
export function readOpMsg(bytes: Buffer): MessageContent {
  const flags = bytes.readUInt32LE(FLAGS_AT);
  const checksumBytes = flags & CHECKSUM_PRESENT ? CHECKSUM_BYTES : 0;
  const end = bytes.length - checksumBytes;
  return {
    body: readDocument(bytes.subarray(bodyAt(bytes, end), end)),
    moreToCome: (flags & MORE_TO_COME) !== 0,
    exhaustAllowed: (flags & EXHAUST_ALLOWED) !== 0,
  };
}
