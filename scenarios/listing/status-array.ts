import type { RunStatus } from '../../src/model/call.js';
import {
  cancel,
  complete,
  createRun,
  start,
  startRun,
} from '../parts/moves.js';
import { listRuns } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const SETUP = [createRun('r1'), start('r2'), start('r3'), complete('r3')];

const arrays: readonly (readonly RunStatus[])[] = [
  ['running', 'completed'],
  [],
  ['running'],
  ['completed', 'failed', 'cancelled'],
  ['pending', 'running', 'completed', 'failed', 'cancelled'],
];

/** An empty array asks for nothing; a World that drops it answers all. */
export const LISTING_STATUS_ARRAY: WorldScenario = {
  id: 'listing.status-array',
  title:
    'Runs are listed by an array of statuses, an empty one too, while a run moves from one of them to another.',
  exercises: ['lookup.status', 'read.fresh'],
  needs: ['statusArray'],
  exhaustible: true,
  drafts: draftsOf(
    arrays.flatMap((status) => [
      shape(SETUP, [listRuns({ status })], [complete('r2')]),
      shape(
        SETUP,
        [listRuns({ status, pageSize: 1, apart: true })],
        [startRun('r1'), cancel('r1')]
      ),
    ])
  ),
};
