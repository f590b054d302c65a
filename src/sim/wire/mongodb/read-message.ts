import { readOpQuery, readOpReply } from './legacy.js';
import type { Message, MessageContent } from './message.js';
import { mongoError } from './mongo-error.js';
import { readOpMsg } from './op-msg.js';

const HEADER_BYTES = 16;

/** Servers take 48,000,000 bytes, and write somewhat more. */
const MESSAGE_BYTES_MAX = 64 * 1024 * 1024;

const OPERATIONS = new Map<number, (bytes: Buffer) => MessageContent>([
  [1, readOpReply],
  [2004, readOpQuery],
  [2013, readOpMsg],
]);

const OP_COMPRESSED = 2012;

function refusal(operation: number): Error {
  return operation === OP_COMPRESSED
    ? mongoError(
        'A message is compressed. Expected plain OP_MSG: set compressors ' +
          'none in the URL.'
      )
    : mongoError(
        `A message has the operation code ${operation}. Expected OP_MSG ` +
          '(2013) without TLS: check the port and the options of the URL.'
      );
}

/**
 * How many bytes the message at the front has, or undefined while its header
 * is not whole.
 */
export function lengthOfMessage(bytes: Buffer): number | undefined {
  if (bytes.length < HEADER_BYTES) return undefined;
  const operation = bytes.readInt32LE(12);
  if (!OPERATIONS.has(operation)) throw refusal(operation);
  const length = bytes.readInt32LE(0);
  if (length < HEADER_BYTES || length > MESSAGE_BYTES_MAX) {
    throw mongoError(
      `A message claims ${length} bytes. Expected ${HEADER_BYTES} to ` +
        `${MESSAGE_BYTES_MAX}.`
    );
  }
  return length;
}

/** @throws ProtocolError for what is malformed or of no known operation */
export function readMessage(bytes: Buffer): Message {
  const operation = bytes.readInt32LE(12);
  const read = OPERATIONS.get(operation);
  if (read === undefined) throw refusal(operation);
  try {
    return {
      requestId: bytes.readInt32LE(4),
      responseTo: bytes.readInt32LE(8),
      ...read(bytes),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw mongoError(`A message ends too early: ${error.message}`);
  }
}
