import fc from 'fast-check';
import type { Capability } from '../../model/contract.js';
import type { WorldScenario } from '../drafts.js';
import { clausesOf } from './clauses.js';
import {
  CRASH_PAIR_PREFIX,
  CRASH_PREFIX,
  crashById,
  crashPairs,
  crashPoints,
} from './crash-points.js';
import { draftsOfPair } from './pair-drafts.js';
import { PAIR_PREFIX, type Pair, pairsNamed } from './pairs.js';
import { smallScope } from './scope.js';

/** What a subject must promise for the pair to be asked of it. */
export function needsOfPair({
  letters,
  setup,
  dies,
}: Pair): readonly Capability[] {
  const needs = new Set(letters.flatMap((letter) => letter.needs));
  if (dies) needs.add('sharedState');
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
  const how = pair.dies ? ', with a process that dies' : '';
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

/** The word for every crash point. */
export const CRASHES = 'crash-points';

/** The word for all pairs, as a scenario and as a strategy. */
export const SMALL_SCOPE = 'small-scope';

/** Whether a word may mean pairs: whether it does is for `pairsLike` to say. */
export function isWordOfPairs(word: string): boolean {
  const prefixes = [PAIR_PREFIX, CRASH_PREFIX, CRASH_PAIR_PREFIX];
  return (
    word === CRASHES ||
    word === SMALL_SCOPE ||
    prefixes.some((prefix) => `${word}.`.startsWith(prefix))
  );
}

const byId = new Map<string, Pair | undefined>();

export function pairById(id: string): Pair | undefined {
  if (!id.startsWith(PAIR_PREFIX)) return crashById(id);
  if (!byId.has(id)) {
    const names = id.split('.').slice(1, 3).join('.');
    for (const pair of pairsNamed(names)) byId.set(pair.id, pair);
  }
  return byId.get(id);
}

/** The pairs that a word means: one by its id, or all that begin with it. */
export function pairsLike(word: string): readonly Pair[] {
  if (word === CRASHES) return [...crashPoints(), ...crashPairs()];
  if (word.startsWith(CRASH_PREFIX)) return crashPoints().filter(isMeant(word));
  if (word.startsWith(CRASH_PAIR_PREFIX)) {
    return crashPairs().filter(isMeant(word));
  }
  const isAll = word === SMALL_SCOPE;
  if (!isAll && !word.startsWith(PAIR_PREFIX)) return [];
  return smallScope().filter((pair) => isAll || isMeant(word)(pair));
}

function isMeant(word: string): (pair: Pair) => boolean {
  return ({ id }) => id === word || id.startsWith(`${word}.`);
}
