import { claim, dispose, resume } from '../parts/hook-moves.js';
import { complete, start } from '../parts/moves.js';
import { listEvents } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, type Shape, shape } from '../parts/shape.js';

const SETUP = [start('r1'), claim('r1', 'h1', 't1')];
const wake = resume('r1', 'h1');

const read = (pageSize?: number): Shape[] => {
  const log = listEvents('r1', pageSize);
  return [
    shape(SETUP, [log], [wake, wake]),
    shape(SETUP, [log, log], [wake, complete('r1')]),
    shape(SETUP, [log], [wake], [wake]),
    shape(SETUP, [log], [wake, dispose('r1', 'h1')], [wake, log]),
  ];
};

/** A reader may be behind the writers, but sees no hole and no reordering. */
export const LISTING_EVENTS: WorldScenario = {
  id: 'listing.events',
  title:
    'The log of a run is read page by page while two writers append to it: the reader sees a prefix.',
  exercises: [
    'log.order',
    'log.unique-ids',
    'log.created-first',
    'log.durable',
    'log.faithful',
    'log.slots',
    'log.pages',
    'resume.accepted-durable',
    'read.fresh',
  ],
  exhaustible: true,
  drafts: draftsOf([...read(1), ...read(2), ...read()]),
};
