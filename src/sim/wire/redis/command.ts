import { splitInline } from './inline.js';
import { lengthOf, readLine } from './line.js';
import { redisError } from './redis-error.js';

/** One command as a client wrote it. */
export interface Command {
  /** In lower case: `hset`; empty for a line that the server passes over. */
  readonly name: string;
  /** What follows the name. */
  readonly args: readonly Buffer[];
  /** The offset behind it. */
  readonly end: number;
}

const TLS_HANDSHAKE = 0x16;
/** The server's own limit. */
const INLINE_BYTES_MAX = 64 * 1024;

function commandOf(words: readonly Buffer[], end: number): Command {
  const [name = Buffer.alloc(0), ...args] = words;
  return { name: name.toString('latin1').toLowerCase(), args, end };
}

function readBulkStrings(
  bytes: Buffer,
  start: number,
  count: number
): Command | undefined {
  const words: Buffer[] = [];
  let end = start;
  while (words.length < count) {
    const line = readLine(bytes, end);
    if (line === undefined) return undefined;
    if (!/^\$\d/.test(line.text)) {
      throw redisError(
        `The client wrote '${line.text.slice(0, 20)}' where a bulk string ` +
          'was expected.'
      );
    }
    const from = line.end;
    end = from + lengthOf(line.text.slice(1)) + 2;
    if (bytes.length < end) return undefined;
    words.push(bytes.subarray(from, end - 2));
  }
  return commandOf(words, end);
}

/**
 * The command at that offset, or undefined while it is not whole.
 *
 * @throws ProtocolError for TLS and for what no Redis client writes
 */
export function readCommand(bytes: Buffer, start: number): Command | undefined {
  if (bytes[start] === TLS_HANDSHAKE) {
    throw redisError(
      'The client opens with a TLS handshake. Expected plain Redis: connect ' +
        'with redis:// instead of rediss://.'
    );
  }
  if (bytes[start] === '*'.charCodeAt(0)) {
    const line = readLine(bytes, start);
    return (
      line && readBulkStrings(bytes, line.end, lengthOf(line.text.slice(1)))
    );
  }
  // The server ends an inline command at the line feed alone.
  const at = bytes.indexOf('\n', start, 'latin1');
  if ((at < 0 ? bytes.length : at) - start > INLINE_BYTES_MAX) {
    throw redisError(
      `An inline command is longer than ${INLINE_BYTES_MAX} bytes. Expected ` +
        'commands as arrays of bulk strings.'
    );
  }
  if (at < 0) return undefined;
  const line = bytes.toString('latin1', start, at).replace(/\r$/, '');
  return commandOf(splitInline(line), at + 1);
}
