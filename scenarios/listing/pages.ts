import { cancel, complete, start } from '../parts/moves.js';
import { getRun, listRuns } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, type Shape, shape } from '../parts/shape.js';

const SETUP = [start('r1'), start('r2'), start('r3')];

const paged = (pageSize: number): Shape[] => {
  const list = listRuns({ pageSize, apart: true });
  return [
    shape(SETUP, [list], [start('r4'), complete('r2')]),
    shape(SETUP, [list, list], [start('r4')]),
    shape(SETUP, [list], [cancel('r1'), start('r4'), complete('r3')]),
    shape(SETUP, [list], [start('r4')], [start('r5'), getRun('r4')]),
    // Where the clock stands still these begin in one millisecond.
    shape([], [...SETUP, list], [start('r4')]),
  ];
};

/** A cursor that is moved by writers skips runs or shows them twice. */
export const LISTING_PAGES: WorldScenario = {
  id: 'listing.pages',
  title:
    'Runs are listed page by page while others start and end: each run that was there before comes once.',
  exercises: ['lookup.pages', 'lookup.page-size', 'read.fresh', 'read.usable'],
  exhaustible: true,
  drafts: draftsOf([1, 2].flatMap(paged)),
};
