import { keyedStart } from '../parts/key-moves.js';
import { complete, startRun } from '../parts/moves.js';
import { getRun } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const BEGUN = [keyedStart('k1', 'r1'), startRun('r1')];
const second = keyedStart('k1', 'r2');

/** The duplicate of a finished request gets its answer, not a new run. */
export const KEYED_RESULT: WorldScenario = {
  id: 'keyed.result',
  title:
    'A duplicate keyed start meets a run that has completed or is about to: with the status comes the stored result.',
  exercises: ['result.reuse', 'result.stable', 'admission.atomic'],
  needs: ['keyedStart'],
  exhaustible: true,
  drafts: draftsOf([
    shape([...BEGUN, complete('r1')], [second], [getRun('r1')]),
    shape(BEGUN, [complete('r1')], [second]),
    shape(BEGUN, [complete('r1')], [second, keyedStart('k1', 'r3')]),
  ]),
};
