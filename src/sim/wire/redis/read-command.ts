import { Command } from './command.js';
import { splitInline } from './inline.js';
import { endOfLine, lengthOf } from './line.js';
import { redisError } from './redis-error.js';

const TLS_HANDSHAKE = 0x16;
const ARRAY = '*'.charCodeAt(0);
const BULK = '$'.charCodeAt(0);
const MINUS = '-'.charCodeAt(0);
/** The server's own limit. */
const INLINE_BYTES_MAX = 64 * 1024;

/**
 * The command at that offset, or undefined while it is not whole.
 *
 * @throws ProtocolError for TLS and for what no Redis client writes
 */
export function readCommand(bytes: Buffer, start: number): Command | undefined {
  const mark = bytes[start];
  if (mark === undefined) return undefined;
  if (mark === TLS_HANDSHAKE) {
    throw redisError(
      'The client opens with a TLS handshake. Expected plain Redis: connect ' +
        'with redis:// instead of rediss://.'
    );
  }
  return mark === ARRAY ? readArray(bytes, start) : readInline(bytes, start);
}

function readArray(bytes: Buffer, start: number): Command | undefined {
  let at = endOfLine(bytes, start);
  if (at < 0) return undefined;
  const count = lengthOf(bytes, start + 1, at - 2);
  const bounds: number[] = [];
  while (bounds.length < 2 * count) {
    const from = endOfLine(bytes, at);
    if (from < 0) return undefined;
    const to = from + lengthOfBulk(bytes, at, from);
    at = to + 2;
    if (bytes.length < at) return undefined;
    bounds.push(from, to);
  }
  return new Command(bytes, bounds, at);
}

function lengthOfBulk(bytes: Buffer, start: number, end: number): number {
  // A length of -1 is for servers alone.
  if (bytes[start] === BULK && bytes[start + 1] !== MINUS) {
    return lengthOf(bytes, start + 1, end - 2);
  }
  const text = bytes.toString('latin1', start, end - 2);
  throw redisError(
    `The client wrote '${text.slice(0, 20)}' where a bulk string ` +
      'was expected.'
  );
}

/** The server ends an inline command at the line feed alone. */
function readInline(bytes: Buffer, start: number): Command | undefined {
  const at = bytes.indexOf('\n', start, 'latin1');
  if ((at < 0 ? bytes.length : at) - start > INLINE_BYTES_MAX) {
    throw redisError(
      `An inline command is longer than ${INLINE_BYTES_MAX} bytes. Expected ` +
        'commands as arrays of bulk strings.'
    );
  }
  if (at < 0) return undefined;
  const line = bytes.toString('latin1', start, at).replace(/\r$/, '');
  const words = splitInline(line);
  let end = 0;
  const bounds = words.flatMap(({ length }) => {
    const from = end;
    end += length;
    return [from, end];
  });
  return new Command(Buffer.concat(words), bounds, at + 1);
}
