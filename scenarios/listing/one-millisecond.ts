import type fc from 'fast-check';
import type { Draft } from '../../src/explore/plan/plan.js';
import { claim, resume } from '../parts/hook-moves.js';
import {
  listStepEvents,
  paged,
  pageEvents,
  pageHooks,
  pageSteps,
} from '../parts/list-moves.js';
import {
  completeStep,
  createRun,
  createStep,
  start,
  startStep,
} from '../parts/moves.js';
import { listRuns } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, type Shape, shape } from '../parts/shape.js';

const RUNS = [createRun('r1'), createRun('r2'), createRun('r3')];
const STEPS = ['s1', 's2', 's3'].map((step) => createStep('r1', step));
const HOOKS = ['1', '2', '3'].map((at) => claim('r1', `h${at}`, `t${at}`));

const inPages = (pageSize: number, order?: 'desc'): Shape[] => {
  const paging = paged(pageSize, order);
  const runs = listRuns(paging);
  return [
    shape([], [...RUNS, runs]),
    shape([start('r9')], [...RUNS, runs], [createRun('r4')]),
    shape([start('r1')], [...STEPS, pageSteps('r1', paging)]),
    shape([start('r1')], [...HOOKS, pageHooks('r1', paging)]),
    shape(
      [start('r1')],
      [
        createStep('r1', 's1'),
        startStep('r1', 's1'),
        completeStep('r1', 's1'),
        listStepEvents('r1', 's1', paging),
      ]
    ),
    shape(
      [],
      [
        start('r1'),
        claim('r1', 'h1', 't1'),
        resume('r1', 'h1'),
        pageEvents('r1', paging),
      ]
    ),
  ];
};

/** What is drawn, by a clock that stands still. */
function atOnce(drafts: fc.Arbitrary<Draft>): fc.Arbitrary<Draft> {
  return drafts.map((draft) => ({
    ...draft,
    clock: { ...draft.clock, tickMs: 0 },
  }));
}

/** A cursor that is a time loses what shares its millisecond. */
export const LISTING_ONE_MILLISECOND: WorldScenario = {
  id: 'listing.one-millisecond',
  title:
    'What came to be in one millisecond is listed page by page, and comes once.',
  exercises: [
    'lookup.pages',
    'lookup.pages-of-run',
    'log.pages',
    'log.correlated',
  ],
  exhaustible: false,
  drafts: atOnce(
    draftsOf([...inPages(1), ...inPages(2), ...inPages(1, 'desc')])
  ),
};
