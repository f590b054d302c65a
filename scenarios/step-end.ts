import {
  cancel,
  complete,
  completeStep,
  createStep,
  fail,
  failStep,
  start,
  startStep,
} from './parts/moves.js';
import { getRun, getStep, listEvents, listSteps } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';

const CREATED = [start('r1'), createStep('r1', 's1')];
const STARTED = [...CREATED, startStep('r1', 's1')];

const ended = completeStep('r1', 's1');

/** While the run goes on: what is read is what the outcome has left. */
const GOING_ON = [
  shape(STARTED, [ended, getStep('r1', 's1')], [failStep('r1', 's1')]),
  shape(STARTED, [ended, startStep('r1', 's1')], [listSteps('r1')]),
  shape(CREATED, [startStep('r1', 's1'), getStep('r1', 's1')], [ended]),
];

const shapes = [complete('r1'), fail('r1'), cancel('r1')].flatMap((end) => [
  shape(CREATED, [startStep('r1', 's1')], [end, listEvents('r1')]),
  shape(STARTED, [completeStep('r1', 's1'), getRun('r1')], [end]),
  shape(STARTED, [failStep('r1', 's1')], [end, getRun('r1')]),
  shape(STARTED, [createStep('r1', 's2')], [end]),
  shape(CREATED, [startStep('r1', 's1'), completeStep('r1', 's1')], [end]),
]);

/** Of all events only the outcome of a running step may follow the end. */
export const STEP_END: WorldScenario = {
  id: 'step.end',
  title:
    'A run ends while its step is created, started or finished elsewhere: only the outcome of a running step may still be written.',
  exercises: [
    'step.start-after-terminal',
    'run.terminal-is-last',
    'step.entity',
    'step.start-open',
    'step.terminal-once',
    'run.entity-matches-log',
    'result.stable',
    'log.order',
  ],
  exhaustible: true,
  drafts: draftsOf([...shapes, ...GOING_ON]),
};
