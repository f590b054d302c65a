import { claim } from './parts/hook-moves.js';
import {
  cancel,
  complete,
  createRun,
  startLost,
  startRun,
} from './parts/moves.js';
import { getRun, listEvents, listRuns } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';

const MESSAGE = { input: 'in-message', attributes: { tier: 'gold' } };

const created = createRun('r1');
const started = startLost('r1', MESSAGE);
const other = startLost('r1', { workflow: 'refund', input: 'in-other' });
const plain = startRun('r1');
const look = getRun('r1');
const log = listEvents('r1');

/** The creation fails or comes late, and the message has the data as well. */
export const RESILIENT_START: WorldScenario = {
  id: 'run.resilient-start',
  title:
    'The creation of a run is lost, or late, and its start brings the data along: there is one run, created once and started once.',
  exercises: [
    'run.resilient-start',
    'run.created-once',
    'run.started-once',
    'run.identity',
    'run.public-key',
    'answer.entity',
    'log.created-first',
    'log.faithful',
  ],
  needs: ['resilientStart'],
  exhaustible: true,
  drafts: draftsOf([
    shape([], [started, look, log]),
    shape([], [started, created, look], [look, log]),
    shape([], [started], [created]),
    shape([], [started, look], [created, look]),
    shape([], [started], [other]),
    shape([createRun('r2')], [started, look, getRun('r2'), listRuns()]),
    shape([], [started, look], [other, listRuns()]),
    shape([], [started], [started], [created]),
    shape([created], [started, look], [other, look]),
    shape([created], [started], [plain], [look, log]),
    shape([], [started, claim('r1', 'h1', 't1')], [created, plain]),
    shape([], [started, complete('r1')], [created, cancel('r1')]),
    shape([created, plain, complete('r1')], [started, look], [created]),
  ]),
};
