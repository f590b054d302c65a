import type { Cell } from '../record.js';
import { isWellExercised } from '../thin.js';
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

/** Whether an accepted cause would be one of this cell. */
export function isOf(
  { subject, clause }: Accepted,
  cell: Cell,
  keyOf: SubjectKey
): boolean {
  return clause === cell.clause && keyOf(subject) === keyOf(cell.subject);
}

/** Whether a cause of this cell that was not met may be called mended. */
export function isDecided(cell: Cell): boolean {
  const { verdict } = cell;
  const isJudged = verdict === 'holds' || verdict === 'violated';
  return isJudged && isWellExercised(cell);
}
