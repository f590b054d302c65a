import { keyedStart } from '../parts/key-moves.js';
import { getRun, listRuns } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const first = keyedStart('k1', 'r1');
const second = keyedStart('k1', 'r2');
const third = keyedStart('k1', 'r3');

/** The founding question: one run per key, and no trace of the losers. */
export const KEYED_SAME: WorldScenario = {
  id: 'keyed.same',
  title:
    'Keyed starts with one key and one input race: one creates the run, all get it, the losers leave nothing.',
  exercises: ['admission.atomic', 'log.created-first', 'read.usable'],
  needs: ['keyedStart'],
  exhaustible: true,
  drafts: draftsOf([
    shape([], [first], [second]),
    shape([first], [second], [third]),
    shape([], [first, getRun('r1')], [second, listRuns()]),
    shape([], [first], [second], [third]),
    shape([], [first, second], [third]),
  ]),
};
