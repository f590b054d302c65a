import { paged } from '../parts/list-moves.js';
import {
  cancel,
  complete,
  createRun,
  OTHER_WORKFLOW,
  start,
  startRun,
  WORKFLOW,
} from '../parts/moves.js';
import { listRuns } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, type Shape, shape } from '../parts/shape.js';

const SETUP = [
  createRun('r1'),
  start('r2'),
  start('r3', OTHER_WORKFLOW),
  start('r4'),
];

const filtered = (pageSize: number, order?: 'desc'): Shape[] => {
  const list = listRuns({
    status: 'running',
    workflow: WORKFLOW,
    ...paged(pageSize, order),
  });
  return [
    shape(SETUP, [list], [complete('r2'), startRun('r1')]),
    shape(SETUP, [list], [cancel('r3'), complete('r4')]),
    shape(SETUP, [list, list], [startRun('r1')]),
  ];
};

/** Both filters at once, and a run that begins or ceases to fit meanwhile. */
export const LISTING_FILTERED_PAGES: WorldScenario = {
  id: 'listing.filtered-pages',
  title:
    'Running runs of one workflow are listed page by page while runs start and end: those that fit all the while come once.',
  exercises: ['lookup.status', 'lookup.workflow'],
  exhaustible: true,
  drafts: draftsOf([...filtered(1), ...filtered(2), ...filtered(1, 'desc')]),
};
