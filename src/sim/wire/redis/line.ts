import { redisError } from './redis-error.js';

export interface Line {
  readonly text: string;
  /** Where the next line starts. */
  readonly end: number;
}

/** A line without its CRLF, or undefined while it is not whole. */
export function readLine(bytes: Buffer, start: number): Line | undefined {
  const at = bytes.indexOf('\r\n', start, 'latin1');
  return at < 0
    ? undefined
    : { text: bytes.toString('latin1', start, at), end: at + 2 };
}

/** The count or the length that a header line tells; -1 is "none". */
export function lengthOf(text: string): number {
  if (!/^(-1|\d{1,10})$/.test(text)) {
    throw redisError(
      `A length of '${text.slice(0, 20)}' stands where a number was expected. ` +
        'Only whole RESP2 and RESP3 values can be gated, streamed ones cannot.'
    );
  }
  return Number(text);
}
