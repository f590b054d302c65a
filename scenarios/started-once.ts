import { claim } from './parts/hook-moves.js';
import { advance, cancel, createRun, startRun } from './parts/moves.js';
import { getRun, listEvents } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';

const CREATED = [createRun('r1')];
const started = startRun('r1');

/** Two workers take one created run from the queue. */
export const STARTED_ONCE: WorldScenario = {
  id: 'run.started-once',
  title:
    'Two workers start one created run, while it may be cancelled: its log has one run_started, and none after the end.',
  exercises: [
    'run.started-once',
    'run.start-again',
    'run.started-at',
    'run.start-after-terminal',
    'answer.entity',
    'log.created-at',
    'log.stamped',
    'log.preloaded',
    'time.typed',
    'answer.event',
    'answer.started',
    'log.order',
  ],
  exhaustible: true,
  drafts: draftsOf([
    shape(CREATED, [started], [started]),
    shape(CREATED, [started, getRun('r1')], [started, listEvents('r1')]),
    shape(CREATED, [started], [started], [cancel('r1')]),
    shape(CREATED, [started, getRun('r1')], [cancel('r1'), started]),
    shape([...CREATED, started], [advance(1_000), started, getRun('r1')]),
    shape([...CREATED, started], [claim('r1', 'h1', 't1'), started]),
  ]),
};
