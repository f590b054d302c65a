import type { KeyedFace } from '../subject.js';

/**
 * Words of subjects that are another one with keyed start by other means:
 * `shim:local-v5` builds it over what the World has, `start:reference` hides
 * the face `{ run, created }` so that upstream's own is asked.
 */
const WORD = /^(shim|start):(.+)$/;

export interface FacedWord {
  readonly face: KeyedFace;
  /** The subject itself. */
  readonly word: string;
}

export function facedWord(word: string): FacedWord | undefined {
  const [, face, inner] = WORD.exec(word) ?? [];
  if (!face || !inner) return undefined;
  return { face: face as KeyedFace, word: inner };
}
