import { resolve } from 'node:path';
import type { Accepted } from './schema.js';

/** What two words for one subject have in common. */
export type SubjectKey = (word: string) => string;

const PATH = /^\.{0,2}\/|^\.{1,2}$|\.[cm]?[jt]s$/;
const PUBLISHED = /^(@[^/@\s]+\/[^/@\s]+|[^/@\s]+)@[^\s]+$/;

/** Whether a word for a subject is a path. */
export function isModulePath(word: string): boolean {
  return PATH.test(word);
}

/**
 * A path is the file that it leads to from a folder, however it is spelled,
 * and a published package is the same in every version.
 */
export function subjectKeyIn(folder: string): SubjectKey {
  return (word) => {
    if (isModulePath(word)) return resolve(folder, word);
    return PUBLISHED.exec(word)?.[1] ?? word;
  };
}

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
