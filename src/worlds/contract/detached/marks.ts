import { isDate, isUint8Array } from 'node:util/types';

/** What stands where a caller has written over something of its own. */
const TEXT = 'overwritten by a caller';
const NUMBER = 987_654_321;
const TIME_MS = Date.UTC(2001, 8, 9);
const BYTE = 0x7e;
const BYTES = 11;

/** Another value of the same type; undefined: none is known that stands out. */
export function markFor(value: unknown): unknown {
  if (typeof value === 'string') return TEXT;
  if (typeof value === 'number') return NUMBER;
  if (isDate(value)) return new Date(TIME_MS);
  if (isUint8Array(value)) return new Uint8Array(BYTES).fill(BYTE);
  if (Array.isArray(value)) return [TEXT];
  return typeof value === 'object' && value !== null
    ? { [TEXT]: TEXT }
    : undefined;
}

/** Bytes and dates, which are written over where they are. */
export function markInPlace(value: unknown): (() => void) | undefined {
  if (isDate(value)) {
    const ms = value.getTime();
    value.setTime(TIME_MS);
    return () => void value.setTime(ms);
  }
  if (!isUint8Array(value)) return undefined;
  const bytes = Uint8Array.from(value);
  value.fill(BYTE);
  return () => value.set(bytes);
}

export function isMark(value: unknown): boolean {
  if (isDate(value)) return value.getTime() === TIME_MS;
  if (!isUint8Array(value)) return value === TEXT || value === NUMBER;
  return value.length > 0 && value.every((byte) => byte === BYTE);
}
