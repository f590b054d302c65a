import type { Accepted } from './schema.js';

/** What two words for one subject have in common. */
export type SubjectKey = (word: string) => string;

/** One cause of one clause: by its places, or by calls and effect. */
export function samePlace(
  a: Accepted,
  b: Accepted,
  keyOf: SubjectKey
): boolean {
  if (a.clause !== b.clause || keyOf(a.subject) !== keyOf(b.subject)) {
    return false;
  }
  const isSameCause = a.cause !== undefined && a.cause === b.cause;
  return isSameCause || a.fingerprint === b.fingerprint;
}
