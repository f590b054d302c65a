import type { ClauseId } from '../../src/model/clauses/registry.js';
import type { Capability } from '../../src/model/contract.js';
import { advance, type Move } from '../parts/moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

/** Between what shares a millisecond and what does not. */
export const LATER = advance(5);

/**
 * One actor, one schedule, one way through everything that a subject has to
 * say: what shows without a race shows in the first schedule, whatever the
 * seed. The clock moves only where the tour says so.
 */
export function tour(
  id: string,
  title: string,
  exercises: readonly ClauseId[],
  moves: readonly Move[],
  needs?: readonly Capability[]
): WorldScenario {
  return {
    id: `tour.${id}`,
    title,
    exercises,
    ...(needs ? { needs } : {}),
    exhaustible: false,
    drafts: draftsOf([shape([], moves)]).map((draft) => ({
      ...draft,
      actors: draft.actors.map((actor) => ({ ...actor, process: 0 })),
      clock: { tickMs: 0, skewMs: [0] },
    })),
  };
}
