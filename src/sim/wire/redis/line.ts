import { redisError } from './redis-error.js';

const CR = 0x0d;
const LF = 0x0a;
const ZERO = 0x30;
const DIGITS_MAX = 10;

/** The offset behind the CRLF of a line; -1 while it is not whole. */
export function endOfLine(bytes: Buffer, start: number): number {
  for (let at = start + 1; at < bytes.length; at++) {
    if (bytes[at] === LF && bytes[at - 1] === CR) return at + 1;
  }
  return -1;
}

/**
 * The count or the length that a header line tells behind its mark; -1 is
 * "none". It is read digit by digit: there is one before every value, and text
 * costs more than all else about it.
 *
 * @throws ProtocolError for anything else
 */
export function lengthOf(bytes: Buffer, start: number, end: number): number {
  let length = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return noLength(bytes, start, end);
    length = length * 10 + digit;
  }
  const count = end - start;
  return count > 0 && count <= DIGITS_MAX
    ? length
    : noLength(bytes, start, end);
}

function noLength(bytes: Buffer, start: number, end: number): -1 {
  const text = bytes.toString('latin1', start, end);
  if (text === '-1') return -1;
  throw redisError(
    `A length of '${text.slice(0, 20)}' stands where a number was expected. ` +
      'Only whole RESP2 and RESP3 values can be gated, streamed ones cannot.'
  );
}
