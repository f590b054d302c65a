import { isDeepStrictEqual } from 'node:util';
import { ObjectId } from 'bson';

/** What values are equal by: dates by their time, ids by their digits. */
export function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.toHexString();
  return value ?? null;
}

export const isEqual = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(plain(one), plain(other));

/** The order of two values of one type; nothing comes first. */
export function compare(one: unknown, other: unknown): number {
  const [a, b] = [plain(one), plain(other)];
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return (a as string) < (b as string) ? -1 : 1;
}
