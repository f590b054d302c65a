import {
  complete,
  createRun,
  OTHER_WORKFLOW,
  start,
  WORKFLOW,
} from '../parts/moves.js';
import { getRun, listRuns } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, type Shape, shape } from '../parts/shape.js';

const REFUND = { workflow: OTHER_WORKFLOW };
const SETUP = [start('r1'), createRun('r2', REFUND), start('r3')];

const filtered = (workflow: string): Shape[] => {
  const list = listRuns({ workflow });
  const running = listRuns({ workflow, status: 'running' });
  return [
    shape(SETUP, [list], [start('r4', OTHER_WORKFLOW), complete('r1')]),
    shape(SETUP, [list, getRun('r2')], [createRun('r4', REFUND)]),
    shape(SETUP, [running, list], [complete('r1')]),
    shape(
      SETUP,
      [listRuns({ workflow, pageSize: 1, apart: true })],
      [start('r4'), complete('r3')]
    ),
  ];
};

/** Who lists one workflow must not be shown the runs of another. */
export const LISTING_WORKFLOW: WorldScenario = {
  id: 'listing.workflow',
  title:
    'Runs of two workflows are listed by the name of one, with and without a status, while runs of both start and end.',
  exercises: [
    'lookup.workflow',
    'lookup.status',
    'run.identity',
    'read.usable',
  ],
  exhaustible: true,
  drafts: draftsOf([WORKFLOW, OTHER_WORKFLOW].flatMap(filtered)),
};
