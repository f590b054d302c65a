import { duplicate } from './duplicates.js';
import { deliveriesOf } from './parts/deliveries.js';
import {
  cancel,
  complete,
  completeStep,
  createStep,
  failStep,
  type Move,
  start,
  startStep,
} from './parts/moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { type Shape, shape } from './parts/shape.js';

const CREATED = [start('r1'), createStep('r1', 's1')];
const STARTED = [...CREATED, startStep('r1', 's1')];

const completed = completeStep('r1', 's1');
const failed = failStep('r1', 's1');

const of = (setup: readonly Move[], move: Move): Shape[] =>
  deliveriesOf({ setup, move, run: 'r1' });

/** The messages of a step, which outlive the run that sent them. */
export const DUPLICATE_STEPS: readonly WorldScenario[] = [
  duplicate(
    'step-create',
    'one step is created by two.',
    ['step.created-once', 'run.terminal-is-last'],
    of([start('r1')], createStep('r1', 's1'))
  ),
  duplicate(
    'step-start',
    'a step starts again, also after the end of its run.',
    ['step.start-after-terminal'],
    [
      ...of(CREATED, startStep('r1', 's1')),
      shape([...CREATED, cancel('r1')], [startStep('r1', 's1')]),
    ]
  ),
  duplicate(
    'step-complete',
    'a step completes twice, or completes and fails.',
    ['step.terminal-once'],
    [...of(STARTED, completed), shape(STARTED, [completed], [failed])]
  ),
  duplicate(
    'step-fail',
    'a step fails twice, or fails after it has completed.',
    ['step.terminal-once'],
    [
      ...of(STARTED, failed),
      shape([...STARTED, completed], [failed], [complete('r1')]),
    ]
  ),
];
