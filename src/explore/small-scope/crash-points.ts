import { type Letter, OWN_LETTERS, SOLO_LETTERS } from './alphabet.js';
import { touchedBy, wordOf } from './entities.js';
import { PAIR_PREFIX, type Pair } from './pairs.js';
import { plainPairById } from './plain-pairs.js';
import { POINT_FAULTS, POINTS, type PointFault } from './point-faults.js';
import { smallScope } from './scope.js';
import { isAccepted, type Small } from './small.js';
import { movesOn, statesOf } from './states.js';

/** Two calls for one token, of which the process of one dies. */
export const CRASH_PAIR = 'crash-pair';

const single = new Map<PointFault, readonly Pair[]>();

/** Each call of the contract in each state of what it touches. */
export function crashPoints(): readonly Pair[] {
  return pointsOf('crash');
}

/** The same with what befalls it at a gate. */
export function pointsOf(fault: PointFault): readonly Pair[] {
  const known = single.get(fault) ?? allOf(fault);
  single.set(fault, known);
  return known;
}

function allOf(fault: PointFault): readonly Pair[] {
  if (fault === 'crash') {
    return [...OWN_LETTERS, ...SOLO_LETTERS].flatMap(statesOfCall);
  }
  const { word } = POINTS[fault];
  return crashPoints().map((pair) => ({
    ...pair,
    id: pair.id.replace(POINTS.crash.word, word),
    fault,
  }));
}

function statesOfCall(letter: Letter): Pair[] {
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
    id: `${POINTS.crash.word}.${letter.name}.${key}`,
    letters: [letter],
    setup: small.calls,
    common: touched,
    fault: 'crash',
  }));
}

/** The pairs that share a token, with one death among them. */
export function crashPairs(): readonly Pair[] {
  return smallScope().filter(sharesToken).filter(isNoMixture).map(dying);
}

/**
 * Two claims of one hook that ask for different things: what one has left the other
 * may go on with, and no caller repeats a claim in other words.
 */
function isNoMixture({ letters }: Pair): boolean {
  const [one, other] = letters.map(({ call }) => call);
  const isOneHook =
    one?.kind === 'createHook' &&
    other?.kind === 'createHook' &&
    one.hook === other.hook;
  return !isOneHook || one.retainMs === other.retainMs;
}

function sharesToken({ common }: Pair): boolean {
  return common.some((entity) => entity.startsWith('token'));
}

const byId = new Map<string, Pair | undefined>();

/** By its id; undefined for any other. */
export function befallenById(id: string): Pair | undefined {
  if (!byId.has(id)) byId.set(id, found(id));
  return byId.get(id);
}

function found(id: string): Pair | undefined {
  const fault = POINT_FAULTS.find((each) =>
    id.startsWith(`${POINTS[each].word}.`)
  );
  if (fault) {
    for (const pair of pointsOf(fault)) byId.set(pair.id, pair);
    return byId.get(id);
  }
  if (!id.startsWith(`${CRASH_PAIR}.`)) return undefined;
  const plain = plainPairById(id.replace(`${CRASH_PAIR}.`, PAIR_PREFIX));
  return plain && dying(plain);
}

function dying(pair: Pair): Pair {
  const name = pair.id.split('.').slice(1).join('.');
  return { ...pair, id: `${CRASH_PAIR}.${name}`, fault: 'crash' };
}

/** All that a word means: a family of them, one of its calls, or one id. */
export function befallenLike(word: string): readonly Pair[] {
  const fault = POINT_FAULTS.find((each) => isOf(POINTS[each].word, word));
  if (!fault) {
    if (word === `${CRASH_PAIR}s`) return crashPairs();
    return isOf(CRASH_PAIR, word) ? crashPairs().filter(isMeant(word)) : [];
  }
  const points = pointsOf(fault);
  if (word !== `${POINTS[fault].word}s`) return points.filter(isMeant(word));
  return fault === 'crash' ? [...points, ...crashPairs()] : points;
}

/** Whether it may mean any of them. */
export function isWordOfBefallen(word: string): boolean {
  const families = POINT_FAULTS.map((each) => POINTS[each].word);
  return [...families, CRASH_PAIR].some((family) => isOf(family, word));
}

function isOf(family: string, word: string): boolean {
  return (
    word === family || word === `${family}s` || word.startsWith(`${family}.`)
  );
}

export function isMeant(word: string): (pair: Pair) => boolean {
  return ({ id }) => id === word || id.startsWith(`${word}.`);
}

/** Whatever befalls a call: what is plainest first. */
export function allBefallen(): readonly Pair[] {
  return [...POINT_FAULTS.flatMap(pointsOf), ...crashPairs()];
}
