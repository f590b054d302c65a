import { keyedStart } from '../parts/key-moves.js';
import { inputOf } from '../parts/moves.js';
import { getRun } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const first = keyedStart('k1', 'r1', { input: inputOf('r1') });
const second = keyedStart('k1', 'r2', { input: inputOf('r2') });

/** A key that comes with two inputs is somebody's mistake: say so or ignore. */
export const KEYED_OTHER_INPUT: WorldScenario = {
  id: 'keyed.other-input',
  title:
    'Keyed starts with one key and two inputs race: the run has the input of its creator, whatever the other is told.',
  exercises: ['admission.same-input', 'log.created-first'],
  needs: ['keyedStart'],
  exhaustible: true,
  drafts: draftsOf([
    shape([], [first], [second]),
    shape([first], [second], [getRun('r1')]),
    shape([], [first, getRun('r1')], [second, getRun('r2')]),
  ]),
};
