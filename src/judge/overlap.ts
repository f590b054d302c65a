import type { Operation } from '../model/history.js';

/** Whether two calls were under way at one time. */
export function overlap(a: Operation, b: Operation): boolean {
  const { returned: endOfA = Number.POSITIVE_INFINITY } = a;
  const { returned: endOfB = Number.POSITIVE_INFINITY } = b;
  return a.invoked < endOfB && b.invoked < endOfA;
}
