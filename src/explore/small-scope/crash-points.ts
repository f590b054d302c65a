import { type Letter, OWN_LETTERS, SOLO_LETTERS } from './alphabet.js';
import { touchedBy, wordOf } from './entities.js';
import { type Pair, pairsNamed } from './pairs.js';
import { smallScope } from './scope.js';
import { isAccepted, type Small } from './small.js';
import { movesOn, statesOf } from './states.js';

/** One call whose process dies at a gate of it, in a small state. */
export const CRASH_PREFIX = 'crash-point.';

/** Two calls for one token, of which the process of one dies. */
export const CRASH_PAIR_PREFIX = 'crash-pair.';

let single: readonly Pair[] | undefined;

/** Each call of the contract in each state of what it touches. */
export function crashPoints(): readonly Pair[] {
  single ??= [...OWN_LETTERS, ...SOLO_LETTERS].flatMap(pointsOf);
  return single;
}

function pointsOf(letter: Letter): Pair[] {
  const touched = touchedBy(letter.call);
  const best = new Map<string, Small>();
  for (const small of statesOf(movesOn(touched))) {
    const key = touched.map((entity) => wordOf(entity, small)).join('.');
    const known = best.get(key);
    const isBetter = known && !isAccepted(known, letter.call);
    if (!known || (isBetter && isAccepted(small, letter.call))) {
      best.set(key, small);
    }
  }
  return [...best].map(([key, small]) => ({
    id: `${CRASH_PREFIX}${letter.name}.${key}`,
    letters: [letter],
    setup: small.calls,
    small,
    common: touched,
    dies: true,
  }));
}

/** The pairs that share a token, with one death among them. */
export function crashPairs(): readonly Pair[] {
  return smallScope().filter(sharesToken).map(dying);
}

function sharesToken({ common }: Pair): boolean {
  return common.some((entity) => entity.startsWith('token'));
}

/** By its id; undefined for any other. */
export function crashById(id: string): Pair | undefined {
  if (id.startsWith(CRASH_PREFIX)) {
    return crashPoints().find((each) => each.id === id);
  }
  if (!id.startsWith(CRASH_PAIR_PREFIX)) return undefined;
  const names = id.split('.').slice(1, 3).join('.');
  return pairsNamed(names)
    .map(dying)
    .find((each) => each.id === id);
}

function dying(pair: Pair): Pair {
  const name = pair.id.split('.').slice(1).join('.');
  return { ...pair, id: CRASH_PAIR_PREFIX + name, dies: true };
}
