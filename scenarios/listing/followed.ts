import { claim, resume } from '../parts/hook-moves.js';
import { asking, followEvents } from '../parts/list-moves.js';
import { complete, start } from '../parts/moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, type Shape, shape } from '../parts/shape.js';

const SETUP = [start('r1'), claim('r1', 'h1', 't1')];
const wake = resume('r1', 'h1');

const followed = (pageSize?: number): Shape[] => {
  const log = followEvents('r1', pageSize);
  return [
    shape(SETUP, [log, wake, log], [wake]),
    shape(SETUP, [log, log, log], [wake, wake]),
    // The log goes on with what comes with a write.
    shape(SETUP, [log, asking('both', wake), log], [wake]),
    shape(SETUP, [log, asking('count', wake)], [wake]),
    shape(SETUP, [log, wake, log], [wake, complete('r1')]),
    // Where the clock stands still these come in one millisecond.
    shape([start('r1')], [claim('r1', 'h1', 't1'), log, wake, log], [log]),
  ];
};

/** The runtime reads a log once, and from then on what is new of it. */
export const LISTING_FOLLOWED: WorldScenario = {
  id: 'listing.followed',
  title:
    'A log is read to its end, and later from there on, while two writers append to it: what came since comes once.',
  exercises: ['log.cursor', 'read.fresh'],
  exhaustible: true,
  drafts: draftsOf([...followed(), ...followed(1), ...followed(2)]),
};
