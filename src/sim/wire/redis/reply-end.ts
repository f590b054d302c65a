import type { ProtocolError } from '../protocol-error.js';
import { endOfLine, lengthOf } from './line.js';
import { markAt } from './marks.js';
import { redisError } from './redis-error.js';

const NESTING_MAX = 64;

/**
 * The offset behind the value that starts there; -1 while it is not whole.
 * What the value says is not looked at.
 *
 * @throws ProtocolError for what is no RESP2 or RESP3 value
 */
export function endOfReply(bytes: Buffer, start: number, depth = 0): number {
  if (depth > NESTING_MAX) {
    throw redisError(`A reply nests deeper than ${NESTING_MAX} levels.`);
  }
  if (start >= bytes.length) return -1;
  const mark = markAt(bytes, start);
  if (mark === undefined) throw unknownMark(bytes, start);
  const headEnd = endOfLine(bytes, start);
  if (headEnd < 0 || mark.shape === 'line') return headEnd;
  const length = lengthOf(bytes, start + 1, headEnd - 2);
  if (mark.shape === 'blob') {
    if (length < 0) return headEnd;
    const end = headEnd + length + 2;
    return end > bytes.length ? -1 : end;
  }
  const items = Math.max(0, length) * mark.each;
  const values = mark.shape === 'attribute' ? items + 1 : items;
  return endOfValues(bytes, headEnd, values, depth + 1);
}

/** The same for so many values in a row. */
export function endOfValues(
  bytes: Buffer,
  start: number,
  count: number,
  depth = 0
): number {
  let at = start;
  for (let done = 0; done < count && at >= 0; done++) {
    at = endOfReply(bytes, at, depth);
  }
  return at;
}

function unknownMark(bytes: Buffer, start: number): ProtocolError {
  const found = bytes.toString('latin1', start, start + 20);
  return redisError(
    `The server sent ${JSON.stringify(found)}, which starts no RESP value. ` +
      'Expected Redis without TLS: check the port and the scheme of the URL.'
  );
}
