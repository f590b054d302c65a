import { complete, createUnnamed, startRun } from './parts/moves.js';
import { getRun, listEvents, listRuns } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';

const first = createUnnamed('r1');
const second = createUnnamed('r2');

/** Whoever creates a run may leave its id to the World. */
export const UNNAMED_RUNS: WorldScenario = {
  id: 'run.unnamed',
  title:
    'Two runs are created without an id, one after the other or at once: each is a run of its own.',
  exercises: [
    'run.creatable',
    'run.identity',
    'answer.started',
    'log.created-first',
  ],
  exhaustible: true,
  drafts: draftsOf([
    shape([first, second], [startRun('r1'), getRun('r1'), listRuns()]),
    shape([], [first, getRun('r1')], [second, startRun('r2'), listRuns()]),
    shape([first], [second, complete('r2'), listEvents('r2'), getRun('r1')]),
  ]),
};
