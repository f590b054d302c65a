import { UnknownNameError } from '../explore/suggest.js';
import { nearest } from '../nearest.js';
import { FLEET } from '../worlds/fleet.js';
import { publishedIn } from '../worlds/words.js';

/** A World by its package, and one of its versions where the word names it. */
export interface Family {
  readonly name: string;
  readonly version?: string;
}

/**
 * The World that a word means: a name of the fleet, the same without its version
 * (`local`, `world-postgres`), or a package.
 *
 * @throws UnknownNameError where a name of the fleet is misspelled: the registry
 *   may have a package of that name, which nobody asked to run
 */
export function familyOf(word: string): Family {
  const known = FLEET.find(({ id }) => id === word);
  if (known) return { name: known.package, version: known.version };
  const published = publishedIn(word);
  if (published) return published;
  const family = FLEET.find(({ package: name }) => namesOf(name).has(word));
  if (family) return { name: family.package };
  if (!word.includes('/')) assertMeant(word);
  return { name: word };
}

/** `@workflow/world-local` is also called `world-local`, and `local`. */
function namesOf(name: string): ReadonlySet<string> {
  const bare = name.replace(/^@[^/]+\//, '');
  return new Set([bare, bare.replace(/^world-/, '')]);
}

function assertMeant(word: string): void {
  const names = FLEET.flatMap(({ id, package: name }) => [
    id,
    ...namesOf(name),
  ]);
  if (nearest(word, names)) throw new UnknownNameError('subject', word, names);
}
