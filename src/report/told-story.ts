import { spotLines } from './causes.js';
import type { Divergence } from './record.js';

/** What stands before the first place, in the column of a story's actors. */
const WHERE = 'where    ';

/** Places below a story, where its reader goes next. */
export function whereLines(spots: readonly string[]): string[] {
  const below = ' '.repeat(WHERE.length);
  return spots.map((spot, at) => (at === 0 ? WHERE : below) + spot);
}

/** A story with the places in the World whose effects tell it. */
export function toldStory({
  story,
  cause,
}: Pick<Divergence, 'story' | 'cause'>): string[] {
  return [...story, ...whereLines(cause ? spotLines(cause) : [])];
}
