import { claim, dispose, resume, resumeAgain } from '../parts/hook-moves.js';
import {
  getEvent,
  listHookEvents,
  listStepEvents,
  listWaitEvents,
  paged,
} from '../parts/list-moves.js';
import { completeStep, createStep, start, startStep } from '../parts/moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, type Shape, shape } from '../parts/shape.js';
import { completeWait, createWait } from '../parts/wait-moves.js';

/** Each run counts its own steps: one id may be of a step in each. */
const twins = (step: 's1') => [
  createStep('r1', step),
  createStep('r2', step),
  startStep('r2', step),
];
const BOTH = [start('r1'), start('r2')];
const SETUP = [...BOTH, ...twins('s1')];

const related = (pageSize?: number, order?: 'desc'): Shape[] => {
  const paging = paged(pageSize, order);
  const ofFirst = listStepEvents('r1', 's1', paging);
  const ofSecond = listStepEvents('r2', 's1', paging);
  return [
    shape(SETUP, [ofFirst, ofSecond], [startStep('r1', 's1')]),
    shape(SETUP, [ofSecond], [completeStep('r2', 's1'), ofFirst]),
  ];
};

/** Hooks and waits have a correlation id as steps have. */
const OTHERS: readonly Shape[] = [
  shape(
    [...BOTH, claim('r1', 'h1', 't1'), resume('r1', 'h1')],
    [listHookEvents('r1', 'h1'), listHookEvents('r1', 'h1', paged(1))],
    [resume('r1', 'h1'), dispose('r1', 'h1')]
  ),
  // A claim that met a taken token is an event of its hook, too.
  shape(
    [...BOTH, claim('r1', 'h1', 't1'), claim('r2', 'h2', 't1')],
    [listHookEvents('r2', 'h2'), listHookEvents('r1', 'h1')],
    [resume('r1', 'h1')]
  ),
  shape(
    [...BOTH, createWait('r1', 'w1'), createWait('r2', 'w1')],
    [listWaitEvents('r1', 'w1'), listWaitEvents('r2', 'w1')],
    [completeWait('r1', 'w1')]
  ),
];

const single = [
  shape(SETUP, [getEvent('r1', 0), getEvent('r2', 2)], [startStep('r1', 's1')]),
  shape(SETUP, [getEvent('r2', 3)], [completeStep('r2', 's1')]),
];

/** What is unique within a run is not unique among runs. */
export const LISTING_SOME_EVENTS: WorldScenario = {
  id: 'listing.some-events',
  title:
    'Events are read by their ids, and by a step, a hook or a wait whose id another run may have too: each read stays within its run.',
  exercises: ['log.event', 'log.correlated'],
  exhaustible: true,
  drafts: draftsOf([
    ...single,
    ...related(),
    ...OTHERS,
    ...related(1),
    ...related(1, 'desc'),
  ]),
};

const CLAIMED = [start('r1'), claim('r1', 'h1', 't1')];
const RESUMED = [...CLAIMED, resumeAgain('r1', 'h1', 'i1')];

/** The key by which a resume is known again is part of its event. */
export const LISTING_RESUMED: WorldScenario = {
  id: 'listing.resumed',
  title:
    'A resume that came with a key is read by its id and by its hook: its event has the key, as in the log.',
  exercises: ['log.event', 'log.correlated'],
  needs: ['hookResumeDedup'],
  exhaustible: true,
  drafts: draftsOf([
    shape(RESUMED, [listHookEvents('r1', 'h1'), getEvent('r1', 3)]),
    shape(
      RESUMED,
      [listHookEvents('r1', 'h1', paged(1, 'desc'))],
      [resumeAgain('r1', 'h1', 'i1')]
    ),
    shape(CLAIMED, [resumeAgain('r1', 'h1', 'i1'), listHookEvents('r1', 'h1')]),
    shape([...RESUMED, dispose('r1', 'h1')], [listHookEvents('r1', 'h1')]),
  ]),
};
