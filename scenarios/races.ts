import { arenasOf } from './parts/race-arenas.js';
import { clausesOf } from './parts/race-clauses.js';
import { RACE_OPERATIONS, type RaceOperation } from './parts/race-lanes.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, type Shape, shape } from './parts/shape.js';

const PHRASE: Record<RaceOperation, string> = {
  start: 'a start',
  claim: 'a claim of a token',
  resume: 'a resume of a hook',
  complete: 'a completion',
  fail: 'a failure',
  cancel: 'a cancellation',
  dispose: 'a dispose of a hook',
  attributes: 'a change of attributes',
  list: 'a listing',
};

function titleOf(first: RaceOperation, second: RaceOperation): string {
  return first === second
    ? `Two deliveries of ${PHRASE[first]} race, on one run or for one token.`
    : `One of two calls wins: ${PHRASE[first]} races ${PHRASE[second]}, on one run or over its token.`;
}

/** Every variant of the pair, bare and with a look at what came of it. */
function shapesOf(first: RaceOperation, second: RaceOperation): Shape[] {
  return arenasOf(first, second).flatMap(({ setup, lanes: [left, right] }) =>
    left.variants.flatMap((one, row) =>
      right.variants
        // Of an operation with itself each unordered pair is enough.
        .slice(first === second ? row : 0)
        .flatMap((other) => [
          shape(setup, one, other),
          shape(setup, [...one, left.look], [...other, right.look]),
        ])
    )
  );
}

function race(first: RaceOperation, second: RaceOperation): WorldScenario {
  const needsAttributes = first === 'attributes' || second === 'attributes';
  return {
    id: `race.${first}-${second}`,
    title: titleOf(first, second),
    exercises: clausesOf(first, second),
    ...(needsAttributes ? { needs: ['attributes'] } : {}),
    exhaustible: true,
    drafts: draftsOf(shapesOf(first, second)),
  };
}

/** Each unordered pair of the nine operations, with itself too: 45 races. */
export const RACES: readonly WorldScenario[] = RACE_OPERATIONS.flatMap(
  (first, index) =>
    RACE_OPERATIONS.slice(index).map((second) => race(first, second))
);
