import type { RunStatus } from '../../src/model/call.js';
import {
  cancel,
  complete,
  createRun,
  fail,
  start,
  startRun,
} from '../parts/moves.js';
import { getRun, listRuns } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, type Shape, shape } from '../parts/shape.js';

const SETUP = [createRun('r1'), start('r2'), start('r3'), complete('r3')];

const filtered = (status?: RunStatus): Shape[] => {
  const filter = status === undefined ? {} : { status };
  return [
    shape(SETUP, [listRuns(filter)], [startRun('r1'), complete('r2')]),
    shape(SETUP, [listRuns(filter)], [fail('r2'), listRuns(filter)]),
    shape(
      SETUP,
      [listRuns({ ...filter, pageSize: 1, apart: true })],
      [cancel('r1'), getRun('r1')]
    ),
  ];
};

/** A status index that lags behind the runs shows a run twice or never. */
export const LISTING_STATUS: WorldScenario = {
  id: 'listing.status',
  title:
    'Runs are listed by one status, or by none, while they move from one status to the next.',
  exercises: ['lookup.status', 'lookup.pages', 'read.fresh', 'read.usable'],
  exhaustible: true,
  drafts: draftsOf([
    ...filtered(),
    ...filtered('pending'),
    ...filtered('running'),
    ...filtered('completed'),
    ...filtered('failed'),
    ...filtered('cancelled'),
  ]),
};
