import {
  cancel,
  complete,
  completeStep,
  createStep,
  fail,
  lazyStartStep,
  retryStep,
  start,
  startStep,
} from '../parts/moves.js';
import { getStep, listEvents, listSteps } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const ACTIVE = [start('r1')];
const CREATED = [...ACTIVE, createStep('r1', 's1')];
const BORN = [...ACTIVE, lazyStartStep('r1', 's1')];

const lazy = lazyStartStep('r1', 's1');
const plain = startStep('r1', 's1');
const completed = completeStep('r1', 's1');

const ENDS = [complete('r1'), fail('r1'), cancel('r1')].map((end) =>
  shape(ACTIVE, [lazy, getStep('r1', 's1')], [end, listEvents('r1')])
);

/** Whoever creates the step runs its body, and nobody else does. */
export const STEP_LAZY: WorldScenario = {
  id: 'step.lazy',
  title:
    'A start brings the input of its step and creates it, twice at once, beside a creation, and behind an end: one creates it, the others are told that it is there.',
  exercises: [
    'step.lazy-created',
    'step.lazy-once',
    'step.lazy-told',
    'step.lazy-exists',
    'step.created-once',
    'step.start-open',
    'step.start-after-terminal',
    'step.attempt',
    'step.entity',
  ],
  needs: ['lazyStart'],
  exhaustible: true,
  drafts: draftsOf([
    shape(ACTIVE, [lazy, getStep('r1', 's1')], [lazy]),
    shape(ACTIVE, [lazy, listEvents('r1')], [createStep('r1', 's1')]),
    shape(ACTIVE, [lazy, completed], [lazy, listSteps('r1')]),
    shape(CREATED, [lazy, getStep('r1', 's1')], [plain]),
    shape(BORN, [plain, completed], [lazy, listEvents('r1')]),
    shape(BORN, [retryStep('r1', 's1'), plain], [lazy]),
    shape(BORN, [completed, lazy], [getStep('r1', 's1')]),
    ...ENDS,
    shape([...ACTIVE, cancel('r1')], [lazy], [getStep('r1', 's1')]),
    shape([...BORN, complete('r1')], [lazy], [listEvents('r1')]),
  ]),
};
