import { batch, batchOf } from './parts/batch-moves.js';
import { claim, dispose } from './parts/hook-moves.js';
import { setAttribute } from './parts/key-moves.js';
import {
  cancel,
  complete,
  completeStep,
  createRun,
  createStep,
  fail,
  failStep,
  lazyStartStep,
  retryStep,
  start,
  startRun,
  startStep,
} from './parts/moves.js';
import { getRun, getStep, listEvents } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';
import { completeWait, createWait } from './parts/wait-moves.js';

const STARTED = [start('r1')];
const FAN_OUT = batch(
  'r1',
  createWait('r1', 'w1', 0),
  createStep('r1', 's1'),
  createStep('r1', 's2')
);
/** A step that is created running. */
const PAIR = [createStep('r1', 's1'), startStep('r1', 's1')] as const;
const ENDED = [completeWait('r1', 'w1'), createStep('r1', 's3')] as const;
const CLAIMED = batch('r1', ...PAIR, createStep('r1', 's2'));

export const BATCHES: WorldScenario = {
  id: 'batch.events',
  title:
    'Several events are written in one call, against others that write or read the log, create one of the steps or end the run: each has its own outcome, and those that are taken stand together.',
  exercises: [
    'batch.results',
    'batch.as-single',
    'batch.order',
    'batch.consecutive',
    'batch.atomic',
    'step.created-once',
  ],
  needs: ['createBatch'],
  exhaustible: true,
  drafts: draftsOf([
    shape(STARTED, [FAN_OUT], [createStep('r1', 's3'), listEvents('r1')]),
    shape(STARTED, [FAN_OUT], [createStep('r1', 's1')]),
    shape(STARTED, [FAN_OUT], [complete('r1')]),
    shape(STARTED, [FAN_OUT], [CLAIMED]),
    shape(STARTED, [CLAIMED, completeStep('r1', 's1')], [CLAIMED]),
    shape(STARTED, [CLAIMED], [listEvents('r1'), getStep('r1', 's1')]),
    shape(STARTED, [CLAIMED], [startStep('r1', 's1'), failStep('r1', 's1')]),
    shape(STARTED, [CLAIMED, FAN_OUT]),
    shape([createRun('r1')], [FAN_OUT], [startRun('r1'), cancel('r1')]),
    shape([], [FAN_OUT], [createRun('r1'), FAN_OUT]),
  ]),
};

const MINUTE_MS = 60_000;

export const DATED_BATCHES: WorldScenario = {
  id: 'batch.dated',
  title:
    'Several events are written in one call, each with the time at which it occurred, which is its own in the log.',
  exercises: ['batch.occurred-at', 'batch.results', 'log.durable'],
  needs: ['createBatch'],
  exhaustible: true,
  drafts: draftsOf([
    shape(STARTED, [
      batchOf(MINUTE_MS, 'r1', createStep('r1', 's1'), createStep('r1', 's2')),
      listEvents('r1'),
    ]),
    shape(
      STARTED,
      [
        batchOf(
          MINUTE_MS,
          'r1',
          createWait('r1', 'w1', 0),
          ...PAIR,
          createStep('r1', 's2')
        ),
        batchOf(
          MINUTE_MS / 2,
          'r1',
          completeStep('r1', 's1'),
          completeWait('r1', 'w1'),
          complete('r1')
        ),
      ],
      [listEvents('r1'), createStep('r1', 's2')]
    ),
  ]),
};

const READS = [listEvents('r1'), listEvents('r1'), listEvents('r1')];

export const SEEN_BATCHES: WorldScenario = {
  id: 'batch.seen',
  title:
    'Events are written together while others read the log again and again: they see all of them, or none.',
  exercises: ['batch.atomic'],
  needs: ['createBatch'],
  exhaustible: true,
  drafts: draftsOf([
    shape(STARTED, [FAN_OUT], READS),
    shape(STARTED, [FAN_OUT, batch('r1', ...ENDED)], READS),
    shape(STARTED, [CLAIMED], READS, READS),
  ]),
};

const RUNNING = [start('r1'), CLAIMED, createWait('r1', 'w1', 0)];

export const BATCHED_ENDS: WorldScenario = {
  id: 'batch.ends',
  title:
    'Steps, waits and the run itself are ended in one call, while others end some of them alone: each ends once.',
  exercises: ['batch.results', 'batch.as-single', 'step.terminal-once'],
  needs: ['createBatch'],
  exhaustible: true,
  drafts: draftsOf([
    shape(
      RUNNING,
      [batch('r1', completeStep('r1', 's1'), completeWait('r1', 'w1'))],
      [failStep('r1', 's1'), listEvents('r1')]
    ),
    shape(
      RUNNING,
      [batch('r1', completeStep('r1', 's1'), complete('r1'))],
      [completeStep('r1', 's1')],
      [cancel('r1')]
    ),
    shape(
      RUNNING,
      [batch('r1', completeWait('r1', 'w1'), startStep('r1', 's2'))],
      [batch('r1', startStep('r1', 's2'), failStep('r1', 's1'))]
    ),
    shape([...RUNNING, complete('r1')], [FAN_OUT, getRun('r1')]),
  ]),
};

const WHOLE = [start('r1'), claim('r1', 'h1', 't1')];

export const BATCHES_OF_EACH_KIND: WorldScenario = {
  id: 'batch.kinds',
  title:
    'Whatever a batch may have is written in one, alone and beside others, by one who waits for each.',
  exercises: ['batch.results', 'batch.as-single', 'batch.consecutive'],
  needs: ['createBatch'],
  exhaustible: false,
  drafts: draftsOf([
    shape(STARTED, [
      batch('r1', createStep('r1', 's1')),
      batch('r1', startStep('r1', 's1')),
      batch('r1', retryStep('r1', 's1'), createStep('r1', 's2')),
      batch('r1', startStep('r1', 's2'), startStep('r1', 's1')),
      batch('r1', failStep('r1', 's1'), completeStep('r1', 's2')),
      batch('r1', fail('r1')),
      getRun('r1'),
    ]),
    shape(STARTED, [
      batch('r1', createWait('r1', 'w1', 0), ...PAIR),
      batch('r1', completeWait('r1', 'w1')),
      batch('r1', failStep('r1', 's1'), fail('r1')),
      batch('r1', createStep('r1', 's2')),
    ]),
    shape(STARTED, [
      batch('r1', ...PAIR, createStep('r1', 's2')),
      batch('r1', retryStep('r1', 's1')),
      startStep('r1', 's1'),
      batch('r1', completeStep('r1', 's1')),
      batch('r1', completeStep('r1', 's1'), complete('r1')),
    ]),
  ]),
};

const forbidden = (...moves: Parameters<typeof batch>[1][]) =>
  batch('r1', createStep('r1', 's1'), ...moves);

export const REFUSED_BATCHES: WorldScenario = {
  id: 'batch.refused',
  title:
    'A batch has what no batch can have, a claim say or two events of one wait: it is refused as a whole, and what else it has is not written.',
  exercises: ['batch.refused-whole'],
  needs: ['createBatch'],
  exhaustible: true,
  drafts: draftsOf([
    shape(STARTED, [forbidden(claim('r1', 'h1', 't1'))], [listEvents('r1')]),
    shape(STARTED, [forbidden(cancel('r1'))], [getRun('r1')]),
    shape([createRun('r1')], [forbidden(startRun('r1'))], [startRun('r1')]),
    shape(STARTED, [forbidden(lazyStartStep('r1', 's2'))]),
    shape(
      STARTED,
      [forbidden(createWait('r1', 'w1', 0), completeWait('r1', 'w1'))],
      [createStep('r1', 's1')]
    ),
    shape(STARTED, [forbidden(...PAIR)]),
    shape(STARTED, [forbidden(setAttribute('r1', 'stage'))], [getRun('r1')]),
    shape(WHOLE, [forbidden(dispose('r1', 'h1'))], [listEvents('r1')]),
    shape([], [forbidden(createRun('r1'))], [listEvents('r1')]),
  ]),
};
