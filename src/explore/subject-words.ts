import { facedWord } from '../worlds/shim/words.js';

/** The subject that a word is about, whatever keyed start it asks for. */
export function bareWord(word: string): string {
  return facedWord(word)?.word ?? word;
}
