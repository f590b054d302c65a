import { claim } from '../parts/hook-moves.js';
import { paged, pageHooks, pageSteps } from '../parts/list-moves.js';
import { completeStep, createStep, start, startStep } from '../parts/moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, type Shape, shape } from '../parts/shape.js';

const STEPS = [createStep('r1', 's1'), createStep('r1', 's2')];
const MOVES = [startStep('r1', 's1'), completeStep('r1', 's1')];
const HOOKS = [claim('r1', 'h1', 't1'), claim('r1', 'h2', 't2')];

const inPages = (order?: 'desc'): Shape[] => {
  const paging = paged(1, order);
  const steps = pageSteps('r1', paging);
  const hooks = pageHooks('r1', paging);
  return [
    shape([start('r1'), ...STEPS], [steps], [createStep('r1', 's3')]),
    // A list by what changes moves its items from page to page.
    shape([start('r1'), ...STEPS], [steps], MOVES),
    shape([start('r1'), ...STEPS, startStep('r1', 's2')], [steps], MOVES),
    shape([start('r1'), ...HOOKS], [hooks], [claim('r1', 'h3', 't3')]),
    // Where the clock stands still these begin in one millisecond.
    shape([start('r1')], [...STEPS, steps], [createStep('r1', 's3')]),
    shape([start('r1')], [...HOOKS, hooks], [claim('r1', 'h3', 't3')]),
  ];
};

/** Steps and hooks of one millisecond are told apart by a cursor. */
export const LISTING_PAGES_OF_RUN: WorldScenario = {
  id: 'listing.pages-of-run',
  title:
    'Steps and hooks of a run are listed page by page, forwards and backwards, while more are created: each comes once.',
  exercises: [
    'lookup.pages-of-run',
    'lookup.order',
    'lookup.hooks',
    'step.entity',
  ],
  exhaustible: true,
  drafts: draftsOf([...inPages(), ...inPages('desc')]),
};
