import { keyedStart } from '../parts/key-moves.js';
import { cancel, complete, fail, startRun } from '../parts/moves.js';
import { getRun } from '../parts/read-moves.js';
import { AFTER, BEFORE } from '../parts/retained.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

/** The window of a keyed start is 60 s: the margins are those of retention. */
const BEGUN = [keyedStart('k1', 'r1'), startRun('r1')];

const second = keyedStart('k1', 'r2');
const third = keyedStart('k1', 'r3');

const shapes = [complete('r1'), fail('r1'), cancel('r1')].flatMap((end) => [
  shape([...BEGUN, end, BEFORE], [second], [third]),
  shape([...BEGUN, end, AFTER], [second], [third]),
  shape([...BEGUN, end, AFTER], [second, getRun('r2')], [getRun('r1')]),
  shape([...BEGUN, end], [BEFORE, second, AFTER, third]),
  // The window begins at the end, so a long life does not use it up.
  shape([...BEGUN, AFTER], [end], [second]),
  shape([...BEGUN, AFTER, end, BEFORE], [second], [getRun('r1')]),
]);

/** What was done a moment ago is not done again; a month later it is. */
export const KEYED_WINDOW: WorldScenario = {
  id: 'keyed.window',
  title:
    'A key is used again inside and after the window that follows the end of its run: first the old run, then one new one.',
  exercises: ['retention.window', 'admission.atomic'],
  needs: ['keyedStart', 'virtualTime'],
  exhaustible: true,
  drafts: draftsOf(shapes),
};
