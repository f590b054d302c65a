import { getEvent, listStepEvents, paged } from '../parts/list-moves.js';
import { completeStep, createStep, start, startStep } from '../parts/moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, type Shape, shape } from '../parts/shape.js';

/** Each run counts its own steps: one id may be of a step in each. */
const twins = (step: 's1') => [
  createStep('r1', step),
  createStep('r2', step),
  startStep('r2', step),
];
const SETUP = [start('r1'), start('r2'), ...twins('s1')];

const related = (pageSize?: number, order?: 'desc'): Shape[] => {
  const paging = paged(pageSize, order);
  const ofFirst = listStepEvents('r1', 's1', paging);
  const ofSecond = listStepEvents('r2', 's1', paging);
  return [
    shape(SETUP, [ofFirst, ofSecond], [startStep('r1', 's1')]),
    shape(SETUP, [ofSecond], [completeStep('r2', 's1'), ofFirst]),
  ];
};

const single = [
  shape(SETUP, [getEvent('r1', 0), getEvent('r2', 2)], [startStep('r1', 's1')]),
  shape(SETUP, [getEvent('r2', 3)], [completeStep('r2', 's1')]),
];

/** What is unique within a run is not unique among runs. */
export const LISTING_SOME_EVENTS: WorldScenario = {
  id: 'listing.some-events',
  title:
    'Events are read by their ids, and by a step whose id another run has too: each read stays within its run.',
  exercises: ['log.event', 'log.correlated'],
  exhaustible: true,
  drafts: draftsOf([
    ...single,
    ...related(),
    ...related(1),
    ...related(1, 'desc'),
  ]),
};
