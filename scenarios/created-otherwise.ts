import {
  cancelBecause,
  complete,
  createRun,
  fail,
  startRun,
} from './parts/moves.js';
import { getRun, listRuns } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';

const WITH = { input: 'in-r1', attributes: { tier: 'gold' } };
const OTHER = {
  input: 'in-other',
  workflow: 'refund',
  attributes: { tier: 'lead' },
};

const first = createRun('r1', WITH);
const again = createRun('r1', OTHER);
const look = getRun('r1');
const started = startRun('r1');

/** A second creation that wants another run under the same id. */
export const CREATED_OTHERWISE: WorldScenario = {
  id: 'run.created-otherwise',
  title:
    'A run is created twice, with another workflow, input and attributes: it stays what the first creation made of it, until its end.',
  exercises: [
    'run.created-once',
    'run.identity',
    'run.context',
    'run.error-code',
    'run.shown-whole',
    'answer.entity',
    'entity.stable',
    'entity.stamped',
    'result.stable',
  ],
  exhaustible: true,
  drafts: draftsOf([
    shape([first, started], [again, look], [complete('r1'), look]),
    shape([first], [again, look], [started, fail('r1'), look]),
    shape([first], [again], [started, look], [cancelBecause('r1'), look]),
    shape([], [first, look], [again, look, listRuns()]),
  ]),
};
