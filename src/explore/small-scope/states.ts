import { type Letter, letterOf } from './alphabet.js';
import { ENTITIES, type Entity, wordOf } from './entities.js';
import { after, NOTHING, type Small } from './small.js';
import { isEarly } from './unusual.js';

/** Walks that were made, by the names of their letters. */
const walks = new Map<string, readonly Small[]>();

/** More calls reach no state that fewer do not. */
const CALLS_MAX = 7;

/**
 * Every state that these letters lead to, as far as the entities tell states
 * apart, each by the fewest calls: a breadth-first walk of the model. Calls
 * that a World may take as it likes lead to no state that is certain.
 */
export function statesOf(letters: readonly Letter[]): readonly Small[] {
  const id = letters.map(({ name }) => name).join(' ');
  const known = walks.get(id) ?? walk(letters);
  walks.set(id, known);
  return known;
}

function walk(letters: readonly Letter[]): readonly Small[] {
  const seen = new Map([[keyOf(NOTHING), NOTHING]]);
  let level: Small[] = [NOTHING];
  for (let calls = 0; calls < CALLS_MAX && level.length > 0; calls++) {
    const next: Small[] = [];
    for (const small of level) {
      for (const { call } of letters) {
        if (isEarly(call, small)) continue;
        const outcome = after(small, call);
        if (!outcome) continue;
        const key = keyOf(outcome.small);
        if (seen.has(key)) continue;
        seen.set(key, outcome.small);
        next.push(outcome.small);
      }
    }
    level = next;
  }
  return [...seen.values()];
}

function keyOf(small: Small): string {
  return ENTITIES.map((entity) => wordOf(entity, small)).join(' ');
}

/** Writes that lead from one small state to another. */
const RUN_MOVES = [
  'create-run',
  'start-run',
  'complete-run',
  'fail-run',
  'cancel-run',
];
const STEP_MOVES = ['create-step', 'start-step', 'retry-step', 'complete-step'];
const WAIT_MOVES = ['create-wait', 'complete-wait'];
const HOOK_MOVES = ['claim', 'claim-retained', 'dispose'];

/** Of the second run less: it is there, and has the token or had it. */
const OTHER_MOVES = ['create-run-other', 'complete-run-other', 'claim-other'];

/** The moves that change what calls about these entities meet. */
export function movesOn(entities: readonly Entity[]): readonly Letter[] {
  const has = (kind: string) =>
    entities.some((entity) => entity.startsWith(kind));
  if (has('key')) return ['keyed-start', 'complete-keyed'].map(letterOf);
  const names = [
    ...RUN_MOVES,
    ...(has('step') ? STEP_MOVES : []),
    ...(has('wait') ? WAIT_MOVES : []),
    ...(has('hook') || has('token') ? HOOK_MOVES : []),
    ...(has('token') || has('run r2') ? OTHER_MOVES : []),
  ];
  return names.map(letterOf);
}
