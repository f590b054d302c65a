import { claim, dispose, resume } from '../parts/hook-moves.js';
import { setAttribute } from '../parts/key-moves.js';
import {
  asking,
  followEvents,
  paged,
  pageEvents,
  preloading,
} from '../parts/list-moves.js';
import {
  completeStep,
  createStep,
  type Move,
  start,
  startStep,
} from '../parts/moves.js';
import { completeWait, createWait } from '../parts/wait-moves.js';
import { tour } from './tour.js';

const log = followEvents('r1');

/** Of each kind that the runtime makes with a log in its hands. */
const WRITES: readonly ((at: number) => Move)[] = [
  (at) => createStep('r1', `s${at}`),
  (at) => createWait('r1', `w${at}`, 1_000),
  (at) => claim('r1', `h${at}`, `t${at}`),
  (at) => setAttribute('r1', `a${at}`),
];

/** Each behind another that its writer has not seen. */
const behind = (asks: 'cursor' | 'count' | 'both', from: number): Move[] =>
  WRITES.flatMap((write, at) => [
    createStep('r1', `b${from + at}`),
    asking(asks, write(from + at)),
  ]);

export const TOUR_OF_WRITES = tour(
  'writes',
  'Writes that say what their writer has seen of the log, by its cursor and by the number of its events, are answered with what it has not seen.',
  ['log.delta', 'log.report', 'log.cursor', 'log.preloaded'],
  [
    start('r1'),
    start('r2'),
    claim('r1', 'h1', 't1'),
    claim('r2', 'h2', 't2'),
    log,
    asking('cursor', createStep('r1', 's1')),
    log,
    // The next is the position that it asks for, then come some later ones.
    asking('count', createStep('r1', 's2')),
    asking('count', resume('r1', 'h1')),
    ...behind('count', 10),
    log,
    asking('count', claim('r1', 'h3', 't2')),
    asking('cursor', claim('r1', 'h4', 't4')),
    asking('cursor', claim('r1', 'h5', 't2')),
    ...behind('cursor', 20),
    log,
    ...behind('both', 30),
    startStep('r1', 's1'),
    asking('cursor', completeStep('r1', 's1')),
    asking('count', completeWait('r1', 'w11')),
    preloading(resume('r1', 'h1', 'i1')),
    createStep('r1', 's3'),
    preloading(resume('r1', 'h1', 'i2')),
    asking('both', dispose('r1', 'h1')),
    log,
    pageEvents('r1', paged()),
  ]
);
