import {
  advance,
  createStep,
  retryStep,
  start,
  startStep,
} from '../parts/moves.js';
import { getStep } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

/** Short, because time jumps in the midst of calls here. */
const AFTER_MS = 4_000;
const CROSS = advance(8_000);

const WAITING = [
  start('r1'),
  createStep('r1', 's1'),
  startStep('r1', 's1'),
  retryStep('r1', 's1', AFTER_MS),
];
const again = startStep('r1', 's1');

/** A start may see either side of the deadline, and says which. */
export const STEP_RETRY_CROSSING: WorldScenario = {
  id: 'step.retry-crossing',
  title:
    'A step becomes due while it is started: each start is too early, or is taken.',
  exercises: ['step.retry-after'],
  needs: ['virtualTime'],
  exhaustible: true,
  drafts: draftsOf([
    shape(WAITING, [CROSS], [again]),
    shape(WAITING, [CROSS, getStep('r1', 's1')], [again, again]),
    shape(WAITING, [CROSS], [again], [again]),
  ]),
};
