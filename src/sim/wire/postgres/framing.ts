import type { ByteQueue } from './byte-queue.js';
import { failure } from './failure.js';

/** One message: a letter, the length of what follows, the body. */
export interface Message {
  readonly type: string;
  readonly body: Buffer;
  /** All of it, as it came. */
  readonly bytes: Buffer;
}

/** What a client sends before messages have letters: a length and a body. */
export interface StartupPacket {
  readonly body: Buffer;
  readonly bytes: Buffer;
}

const LENGTH_BYTES = 4;
const HEADER_BYTES = 1 + LENGTH_BYTES;
/** PostgreSQL's PQ_LARGE_MESSAGE_LIMIT and MAX_STARTUP_PACKET_LENGTH. */
const MESSAGE_BYTES_MAX = 0x3fffffff;
const STARTUP_BYTES_MAX = 10_000;

/** The next message; undefined while it is not whole. */
export function takeMessage(queue: ByteQueue): Message | undefined {
  const header = queue.peek(HEADER_BYTES);
  if (!header) return undefined;
  const type = String.fromCharCode(header.readUInt8(0));
  const length = header.readUInt32BE(1);
  if (length < LENGTH_BYTES || length > MESSAGE_BYTES_MAX) {
    throw failure(
      `a message of type ${JSON.stringify(type)} says that it has ${length} bytes, expected ${LENGTH_BYTES} to ${MESSAGE_BYTES_MAX}: these are not bytes of the PostgreSQL protocol`
    );
  }
  const bytes = queue.take(1 + length);
  return bytes && { type, body: bytes.subarray(HEADER_BYTES), bytes };
}

/** The next packet without a letter; undefined while it is not whole. */
export function takeStartupPacket(queue: ByteQueue): StartupPacket | undefined {
  const header = queue.peek(LENGTH_BYTES);
  if (!header) return undefined;
  const length = header.readUInt32BE(0);
  if (length < 2 * LENGTH_BYTES || length > STARTUP_BYTES_MAX) {
    throw failure(
      `the client began with ${header.toString('hex')}, expected a startup packet of the PostgreSQL protocol: switch TLS off (sslmode=disable)`
    );
  }
  const bytes = queue.take(length);
  return bytes && { body: bytes.subarray(LENGTH_BYTES), bytes };
}
