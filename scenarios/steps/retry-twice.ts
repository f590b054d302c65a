import {
  advance,
  completeStep,
  createStep,
  retryStep,
  start,
  startStep,
} from '../parts/moves.js';
import { getStep, listEvents } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const AFTER_MS = 60_000;
const AFTER = advance(90_000);

const again = startStep('r1', 's1');
const later = retryStep('r1', 's1', AFTER_MS);
const atOnce = retryStep('r1', 's1');
const read = getStep('r1', 's1');

/** The second attempt is under way, which the first deadline held up. */
const SECOND = [
  start('r1'),
  createStep('r1', 's1'),
  again,
  later,
  AFTER,
  again,
];

export const STEP_RETRY_TWICE: WorldScenario = {
  id: 'step.retry-twice',
  title:
    'A step fails a second time, and is to be tried again later or at once: what the first failure said counts no more.',
  exercises: [
    'step.retry-after',
    'step.retry-shown',
    'step.retry-error',
    'step.attempt',
  ],
  exhaustible: true,
  drafts: draftsOf([
    shape([...SECOND, later], [again, read], [read]),
    shape([...SECOND, atOnce], [again, read], [read]),
    shape(SECOND, [later, again, read], [listEvents('r1')]),
    shape([...SECOND, later], [AFTER, again, completeStep('r1', 's1'), read]),
  ]),
};
