import { claim, resume } from '../parts/hook-moves.js';
import { paged, pageEvents } from '../parts/list-moves.js';
import { complete, createRun, start } from '../parts/moves.js';
import { listRuns } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, type Shape, shape } from '../parts/shape.js';

const SETUP = [start('r1'), claim('r1', 'h1', 't1')];
const wake = resume('r1', 'h1');

const read = (pageSize?: number): Shape[] => {
  const paging = paged(pageSize, 'desc');
  const log = pageEvents('r1', paging);
  const runs = listRuns(paging);
  return [
    shape(SETUP, [log], [wake, wake]),
    shape(SETUP, [log], [wake, complete('r1')]),
    shape([...SETUP, start('r2')], [runs], [start('r3'), complete('r2')]),
    // Where the clock stands still these begin in one millisecond.
    shape([], [...SETUP, wake, log], [createRun('r2')]),
    shape([], [start('r1'), start('r2'), runs], [start('r3')]),
  ];
};

/** A cursor that is made for one direction loses or repeats in the other. */
export const LISTING_BACKWARDS: WorldScenario = {
  id: 'listing.backwards',
  title:
    'The log and the runs are listed backwards, page by page, while others write: the same, the other way round.',
  exercises: [
    'log.descending',
    'log.pages',
    'lookup.pages',
    'lookup.order',
    'read.fresh',
  ],
  exhaustible: true,
  drafts: draftsOf([...read(1), ...read(2), ...read()]),
};
