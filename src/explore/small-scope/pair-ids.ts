import type { ClauseId } from '../../model/clauses/registry.js';
import { clausesOf } from './clauses.js';
import { allBefallen } from './crash-points.js';
import { pairsLike } from './pair-scenario.js';
import type { Pair } from './pairs.js';
import { smallScope } from './scope.js';

/**
 * The pairs that are meant, in the order of the small scope: those asked for
 * by name, or all; with clauses, the ones that tell something of them.
 */
export function pairIds(
  words: readonly string[] | undefined,
  clauses: readonly ClauseId[] | undefined,
  mayBefall = false
): string[] {
  const pairs = words
    ? named(words)
    : [...smallScope(), ...(mayBefall ? allBefallen() : [])];
  return pairs
    .filter(
      (pair) =>
        !clauses || clausesOf(pair).some((clause) => clauses.includes(clause))
    )
    .map(({ id }) => id);
}

function named(words: readonly string[]): readonly Pair[] {
  const asked = new Set(words.flatMap((word) => pairsLike(word)));
  if (asked.size === 0) return [];
  const befallen = [...asked].filter(({ fault }) => fault);
  return [...smallScope().filter((pair) => asked.has(pair)), ...befallen];
}
