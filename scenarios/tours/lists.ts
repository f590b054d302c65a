import type { Paging } from '../../src/model/log-calls.js';
import { claimTelling, resume, resumeTelling } from '../parts/hook-moves.js';
import {
  getEvent,
  listHookEvents,
  listStepEvents,
  listWaitEvents,
  paged,
  pageEvents,
  pageHooks,
  pageSteps,
  withoutData,
} from '../parts/list-moves.js';
import {
  cancelBecause,
  completeStep,
  createRun,
  createStep,
  fail,
  failStep,
  type Move,
  OTHER_WORKFLOW,
  start,
  startStep,
  WORKFLOW,
} from '../parts/moves.js';
import {
  getByToken,
  getHook,
  getRun,
  getStep,
  listRuns,
} from '../parts/read-moves.js';
import { completeWait, createWait } from '../parts/wait-moves.js';
import { setByStep } from '../values/moves.js';
import { LATER, tour } from './tour.js';

/** Forwards and backwards, one by one, by two and at once. */
const WAYS: readonly Paging[] = [
  paged(),
  paged(1),
  paged(1, 'desc'),
  paged(2, 'desc'),
];

/** With all data and without, in each of the ways. */
function inEachWay(list: (paging: Paging) => Move): Move[] {
  const bare = [paged(2), paged(1, 'desc')].map((way) =>
    withoutData(list(way))
  );
  return [...WAYS.map(list), ...bare];
}

/** Some of them begin at once, and two of them fail. */
const RUNS: readonly Move[] = [
  createRun('r1', { attributes: { stage: 'new' } }),
  start('r2'),
  start('r3', OTHER_WORKFLOW),
  LATER,
  start('r4'),
  fail('r2'),
  LATER,
  fail('r4'),
  cancelBecause('r3'),
];

export const TOUR_OF_RUNS = tour(
  'runs',
  'Runs that began in one millisecond, and later, are read and listed forwards and backwards, page by page, filtered, with their data and without.',
  [
    'run.identity',
    'run.context',
    'run.public-key',
    'run.error-code',
    'entity.stamped',
    'lookup.pages',
    'lookup.order',
    'lookup.status',
    'lookup.workflow',
    'lookup.without-data',
  ],
  [
    ...RUNS,
    ...['r1', 'r2', 'r3', 'r4'].map(getRun),
    withoutData(getRun('r4')),
    ...inEachWay((way) => listRuns(way)),
    ...inEachWay((way) => listRuns({ status: 'failed', ...way })),
    ...inEachWay((way) => listRuns({ workflow: WORKFLOW, ...way })),
    listRuns({ workflow: OTHER_WORKFLOW, ...paged(1, 'desc') }),
    listRuns({ workflow: WORKFLOW, status: 'failed', ...paged(1) }),
    listRuns({ workflow: WORKFLOW, status: 'failed', ...paged(1, 'desc') }),
  ]
);

/** Steps, hooks and waits of two runs, some of them of one name. */
const OF_RUN: readonly Move[] = [
  start('r1'),
  start('r2'),
  ...['s1', 's2', 's3'].map((step) => createStep('r1', step)),
  createStep('r2', 's1'),
  ...['1', '2', '3'].map((at) => claimTelling('r1', `h${at}`, `t${at}`)),
  claimTelling('r2', 'h4', 't4'),
  createWait('r1', 'w1', 1_000),
  createWait('r2', 'w1', 2_000),
  LATER,
  startStep('r1', 's1'),
  completeStep('r1', 's1'),
  startStep('r1', 's2'),
  failStep('r1', 's2'),
  startStep('r2', 's1'),
  resume('r1', 'h1'),
  resume('r1', 'h1'),
  LATER,
  resume('r1', 'h1'),
  resumeTelling('r1', 'h1', 't1'),
  startStep('r1', 's3'),
  setByStep('r1', 's3', 'note'),
];

export const TOUR_OF_RUN = tour(
  'of-run',
  'The steps, the hooks and the log of a run beside another are read and listed forwards and backwards, page by page, with their data and without.',
  [
    'step.entity',
    'hook.identity',
    'hook.metadata',
    'entity.stamped',
    'lookup.pages-of-run',
    'lookup.without-data',
    'log.stamped',
    'log.pages',
    'log.descending',
    'log.faithful',
    'log.without-data',
  ],
  [
    ...OF_RUN,
    ...['s1', 's2', 's3'].map((step) => getStep('r1', step)),
    getStep('r2', 's1'),
    withoutData(getStep('r1', 's2')),
    ...['h1', 'h2', 'h4'].map(getHook),
    ...['t1', 't2', 't4'].map(getByToken),
    withoutData(getByToken('t3')),
    ...inEachWay((way) => pageSteps('r1', way)),
    ...inEachWay((way) => pageHooks('r1', way)),
    ...inEachWay((way) => pageEvents('r1', way)),
    pageHooks('r2', paged(1)),
    pageSteps('r2', paged(1, 'desc')),
    pageEvents('r2', paged(2, 'desc')),
  ]
);

export const TOUR_OF_EVENTS = tour(
  'events',
  'The events of a step, a hook and a wait are listed forwards and backwards, page by page, with their data and without, where another run has some of these names too.',
  ['log.correlated', 'log.event', 'log.without-data', 'log.stamped'],
  [
    ...OF_RUN,
    completeWait('r1', 'w1'),
    getEvent('r1', 2),
    ...[0, 2, 3].map((at) => withoutData(getEvent('r2', at))),
    ...inEachWay((way) => listStepEvents('r1', 's1', way)),
    ...inEachWay((way) => listHookEvents('r1', 'h1', way)),
    ...inEachWay((way) => listWaitEvents('r1', 'w1', way)),
    listStepEvents('r2', 's1', paged(1, 'desc')),
    listWaitEvents('r2', 'w1', paged(1)),
    listStepEvents('r2', 's3', paged(1)),
  ],
  ['runCorrelation', 'eventsGet']
);
