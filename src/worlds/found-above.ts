import { existsSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { isModulePath } from './words.js';

/**
 * A path as it was typed in a folder above this one: a token is written in the
 * root of a repository and replayed wherever one happens to be in it. The word
 * itself where it names no path, or nothing above has it.
 */
export function foundAbove(word: string, folder = process.cwd()): string {
  const [path = '', ...name] = word.split('#');
  if (!isModulePath(path) || isAbsolute(path)) return word;
  for (let at = folder; ; at = dirname(at)) {
    const place = resolve(at, path);
    if (existsSync(place)) {
      return at === folder ? word : [place, ...name].join('#');
    }
    if (at === dirname(at)) return word;
  }
}
