import { types } from 'node:util';
import type { Inode } from './inode.js';
import { invalidArgument } from './system-error.js';

/** Seconds since the epoch, as a number or its text, or a `Date`. */
export type TimeLike = number | string | { getTime(): number };

export function setTimes(
  node: Inode,
  accessed: TimeLike,
  modified: TimeLike,
  nowMs: number
): void {
  const atimeMs = toMs(accessed, nowMs);
  const mtimeMs = toMs(modified, nowMs);
  node.atimeMs = atimeMs;
  node.mtimeMs = mtimeMs;
  node.ctimeMs = nowMs;
}

/** Node takes a negative number of seconds for "now". */
function toMs(time: TimeLike, nowMs: number): number {
  if (types.isDate(time)) return time.getTime();
  const seconds = Number(time);
  const isNumber = typeof time === 'number' || typeof time === 'string';
  if (!isNumber || !Number.isFinite(seconds)) {
    throw invalidArgument(
      'ERR_INVALID_ARG_TYPE',
      `The "time" argument must be a finite number of seconds or an instance of Date. Received ${String(time)}`
    );
  }
  if (typeof time === 'number' && time < 0) return nowMs;
  return Math.round(seconds * 1e6) / 1e3;
}
