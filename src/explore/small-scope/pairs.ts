import type { Call } from '../../model/call.js';
import { ALPHABET, type Letter, mirrored } from './alphabet.js';
import { type Entity, touchedBy, wordOf } from './entities.js';
import type { PointFault } from './point-faults.js';
import { isAccepted, type Small } from './small.js';
import { movesOn, statesOf } from './states.js';
import { unusual } from './unusual.js';

export const PAIR_PREFIX = 'pair.';

/** Two calls that touch a common entity, in a small state. */
export interface Pair {
  readonly id: string;
  /** Two; of a call that something befalls there may be one. */
  readonly letters: readonly Letter[];
  /** The fewest calls that lead to the state. */
  readonly setup: readonly Call[];
  /** What both touch. */
  readonly common: readonly Entity[];
  /** What befalls it, at every gate in turn; absent: nothing. */
  readonly fault?: PointFault | undefined;
}

/** The same with the state that the setup leads to. */
export interface SettledPair extends Pair {
  readonly small: Small;
}

type Letters = readonly [Letter, Letter];

let all: ReadonlyMap<string, Letters> | undefined;
const built = new Map<string, readonly SettledPair[]>();

/** Every pair of calls in every state that matters. */
export function allPairs(): readonly SettledPair[] {
  return [...byNames().keys()].flatMap(pairsNamed);
}

/** Those of two calls, as an id names them: a host needs but a few. */
export function pairsNamed(names: string): readonly SettledPair[] {
  const known = built.get(names);
  if (known) return known;
  const letters = byNames().get(names);
  const pairs = letters ? pairsOf(letters) : [];
  built.set(names, pairs);
  return pairs;
}

function byNames(): ReadonlyMap<string, Letters> {
  all ??= new Map(
    letterPairs().map((pair) => [pair.map(({ name }) => name).join('.'), pair])
  );
  return all;
}

/** Every unordered pair with something in common, one of two mirror images. */
export function letterPairs(): readonly Letters[] {
  const seen = new Set<string>();
  const pairs: Letters[] = [];
  for (const [at, first] of ALPHABET.entries()) {
    for (const second of ALPHABET.slice(at)) {
      if (commonTo(first, second).length === 0) continue;
      const key = keyOf(first.name, second.name);
      const image = keyOf(mirrored(first.name), mirrored(second.name));
      if (seen.has(key) || seen.has(image)) continue;
      seen.add(key);
      pairs.push([first, second]);
    }
  }
  return pairs;
}

function keyOf(...names: readonly string[]): string {
  return names.toSorted().join(' ');
}

/**
 * A token is told from its hook where somebody claims it, or asks for it:
 * to all others it is as their hook is.
 */
function commonTo(first: Letter, second: Letter): Entity[] {
  const touched = touchedBy(second.call);
  const both = touchedBy(first.call).filter((each) => touched.includes(each));
  const isAsked = [first, second].some(
    ({ call }) => call.kind === 'createHook' || call.kind === 'getByToken'
  );
  return isAsked ? both : both.filter((each) => !each.startsWith('token'));
}

/**
 * The pair in every state of what both touch. What only one of the two
 * touches is in a state in which that call is taken, if there is one, and in
 * which the runtime makes it.
 */
function pairsOf([first, second]: Letters): SettledPair[] {
  const common = commonTo(first, second);
  const calls = [first.call, second.call];
  const named = calls.flatMap((call) => namedBy(call));
  const moves = movesOn([...named, ...common]);
  const best = new Map<string, Setting>();
  const isAboutEnds = calls.some(
    ({ kind }) => kind === 'endRun' || kind === 'cancelRuns'
  );
  for (const small of statesOf(moves)) {
    if (!isSensible(small, calls)) continue;
    const words = common.map((entity) => wordOf(entity, small));
    const key = (
      isAboutEnds && isOfRuns(common) ? words : words.map(merged)
    ).join('.');
    const setting = settingOf(small, calls);
    const known = best.get(key);
    if (!known || isBetter(setting, known)) best.set(key, setting);
  }
  return [...best].map(([key, { small }]) => ({
    id: `${PAIR_PREFIX}${first.name}.${second.name}.${key}`,
    letters: [first, second],
    setup: small.calls,
    small,
    common,
  }));
}

/** What a call is about, whatever else it may change on the way. */
function namedBy(call: Call): readonly Entity[] {
  const ends = call.kind === 'endRun' || call.kind === 'cancelRuns';
  if (!ends) return touchedBy(call);
  return touchedBy(call).filter((entity) => !/^(hook|token)/.test(entity));
}

/** Each keyed start has a run of its own to create, which nobody else does. */
function isSensible({ state }: Small, calls: readonly Call[]): boolean {
  const created = calls.flatMap((call) =>
    call.kind === 'keyedStart' ? [call.run] : []
  );
  return (
    new Set(created).size === created.length &&
    created.every((run) => !(run in state.runs))
  );
}

function isOfRuns(entities: readonly Entity[]): boolean {
  return entities.every((entity) => entity.startsWith('run'));
}

/** How a run ended matters to another end, and to nothing else. */
function merged(word: string): string {
  const isEnd = ['completed', 'failed', 'cancelled'].includes(word);
  return isEnd ? 'ended' : word;
}

/** A state in which two calls may be made, and what speaks for it. */
interface Setting {
  readonly small: Small;
  readonly taken: number;
  readonly unusual: number;
}

function settingOf(small: Small, calls: readonly Call[]): Setting {
  const taken = calls.filter((call) => isAccepted(small, call)).length;
  return { small, taken, unusual: unusual(calls, small) };
}

/** The contract leaves open what becomes of some calls that come too early. */
function isBetter(one: Setting, other: Setting): boolean {
  if (one.taken !== other.taken) return one.taken > other.taken;
  return one.unusual < other.unusual;
}
