import { ENGINE_IDS, type EngineId } from '../../engines/engine.js';
import { assertSubjects, isSubjectWord } from '../../explore/check-words.js';
import { UnknownNameError } from '../../explore/suggest.js';
import { InputError } from '../../laboratory/errors.js';
import { FLEET, REFERENCE_ID } from '../../worlds/fleet.js';

/** Every system of the table by its name, in the order of its columns. */
export const SYSTEM_NAMES: readonly string[] = [
  REFERENCE_ID,
  ...FLEET.map(({ id }) => id),
  ...ENGINE_IDS,
];

export interface SystemWords {
  /** The proposal, Worlds of the fleet, and Worlds of the user's own. */
  readonly worlds: readonly string[];
  readonly engines: readonly EngineId[];
}

/**
 * The systems that were asked for; without a word, all of them.
 *
 * @throws UnknownNameError with the nearest name, InputError
 */
export function systemsOf(words: readonly string[]): SystemWords {
  const asked = words.length > 0 ? [...new Set(words)] : SYSTEM_NAMES;
  const engines = ENGINE_IDS.filter((id) => asked.includes(id));
  const worlds = asked.filter((word) => !isEngine(word));
  for (const word of worlds) {
    if (SYSTEM_NAMES.includes(word)) continue;
    if (/^(shim|start|mutant):/.test(word)) {
      throw new InputError(
        `${word} is not a system; name the World itself: its column has the shim, too`
      );
    }
    if (!isSubjectWord(word) && !word.includes('/')) {
      throw new UnknownNameError('system', word, SYSTEM_NAMES);
    }
  }
  assertSubjects(worlds);
  return { worlds, engines };
}

function isEngine(word: string): word is EngineId {
  return (ENGINE_IDS as readonly string[]).includes(word);
}
