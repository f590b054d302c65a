import fc from 'fast-check';
import type { Capability } from '../../model/contract.js';
import type { WorldScenario } from '../drafts.js';
import { clausesOf } from './clauses.js';
import {
  befallenById,
  befallenLike,
  isMeant,
  isWordOfBefallen,
} from './crash-points.js';
import { draftsOfPair } from './pair-drafts.js';
import { PAIR_PREFIX, type Pair } from './pairs.js';
import { plainPairById } from './plain-pairs.js';
import { POINTS } from './point-faults.js';
import { smallScope } from './scope.js';

/** What a subject must promise for the pair to be asked of it. */
export function needsOfPair({
  letters,
  setup,
  fault,
}: Pair): readonly Capability[] {
  const needs = new Set(letters.flatMap((letter) => letter.needs));
  if (fault) needs.add('sharedState');
  for (const call of setup) {
    if (call.kind === 'createHook' && call.retainMs !== undefined) {
      needs.add('hookRetention');
    }
    if (call.kind === 'keyedStart') needs.add('keyedStart');
  }
  return [...needs];
}

/** A pair as a scenario, so that what is found in it has a name. */
export function scenarioOfPair(pair: Pair): WorldScenario {
  const names = pair.letters.map(({ name }) => name).join(' against ');
  const how = pair.fault ? `, with ${POINTS[pair.fault].title}` : '';
  const drafts = draftsOfPair(pair);
  return {
    id: pair.id,
    title: `${names}, from the fewest calls that lead there${how}.`,
    exercises: clausesOf(pair),
    needs: needsOfPair(pair),
    exhaustible: true,
    drafts: fc.constantFrom(...drafts),
  };
}

/** The word for all pairs, as a scenario and as a strategy. */
export const SMALL_SCOPE = 'small-scope';

/** Whether a word may mean pairs: whether it does is for `pairsLike` to say. */
export function isWordOfPairs(word: string): boolean {
  return (
    word === SMALL_SCOPE ||
    `${word}.`.startsWith(PAIR_PREFIX) ||
    isWordOfBefallen(word)
  );
}

export function pairById(id: string): Pair | undefined {
  return plainPairById(id) ?? befallenById(id);
}

/** The pairs that a word means: one by its id, or all that begin with it. */
export function pairsLike(word: string): readonly Pair[] {
  const befallen = befallenLike(word);
  if (befallen.length > 0) return befallen;
  const isAll = word === SMALL_SCOPE;
  if (!isAll && !word.startsWith(PAIR_PREFIX)) return [];
  return smallScope().filter((pair) => isAll || isMeant(word)(pair));
}
