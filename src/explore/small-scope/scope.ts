import type { Letter } from './alphabet.js';
import { formOf } from './canonical.js';
import { allPairs, type Pair, type SettledPair } from './pairs.js';
import { readScope } from './scope-file.js';
import { unusual } from './unusual.js';
import { takenAlone, worthOf } from './worth.js';

interface Ranked {
  readonly pair: SettledPair;
  readonly rank: readonly number[];
}

let scope: readonly Pair[] | undefined;

/**
 * Every pair of the small scope, each once, in the order of what it is worth.
 * Of pairs that are worth the same the kinds of calls take turns.
 */
export function smallScope(): readonly Pair[] {
  scope ??= readScope() ?? walkedScope();
  return scope;
}

/** The same by a walk of the model, which takes a second or two. */
export function walkedScope(): readonly SettledPair[] {
  return eachOnce(inOrder(allPairs()));
}

/**
 * Of pairs that are one but for the names in them the first: a second claim of
 * the same run tells nothing where the first has not been made.
 */
function eachOnce(pairs: readonly SettledPair[]): SettledPair[] {
  const forms = new Set<string>();
  return pairs.filter((pair) => {
    const form = formOf(pair);
    if (forms.has(form)) return false;
    forms.add(form);
    return true;
  });
}

function inOrder(pairs: readonly SettledPair[]): SettledPair[] {
  const before = new Map<string, number>();
  return pairs
    .map((pair) => {
      const worth = [worthOf(pair), -takenAlone(pair)];
      return { pair, worth, before: [...worth, unusualIn(pair)] };
    })
    .sort((a, b) => compare(a.before, b.before))
    .map(({ pair, worth }): Ranked => {
      const kinds = `${worth} ${pair.letters.map(kindOf).join(' ')}`;
      const turn = before.get(kinds) ?? 0;
      before.set(kinds, turn + 1);
      return { pair, rank: [...worth, turn, pair.setup.length] };
    })
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ pair }) => pair);
}

/** Three ways to end a run are one kind; whose token a claim takes is two. */
function kindOf({ name, call }: Letter): string {
  const [, side = ''] = /-(other|sibling)$/.exec(name) ?? [];
  return call.kind + side;
}

function unusualIn({ letters, small }: SettledPair): number {
  return unusual(
    letters.map(({ call }) => call),
    small
  );
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [at, figure] of one.entries()) {
    const distance = figure - (other[at] ?? 0);
    if (distance !== 0) return distance;
  }
  return 0;
}
