import { resolve } from 'node:path';
import type { SubjectKey } from '../report/baseline/same-place.js';
import { isModulePath, publishedIn } from '../worlds/words.js';

/**
 * A path is the file that it leads to from a folder, however it is spelled,
 * and a published package is the same in every version.
 */
export function subjectKeyIn(folder: string): SubjectKey {
  return (word) => {
    if (isModulePath(word)) return resolve(folder, word);
    return publishedIn(word)?.name ?? word;
  };
}
