import type { ClauseId } from '../src/model/clauses/registry.js';
import {
  advance,
  cancel,
  complete,
  fail,
  type Move,
  start,
} from './parts/moves.js';
import { getRun, listEvents } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, type Shape, shape } from './parts/shape.js';
import { completeWait, createWait } from './parts/wait-moves.js';

const STARTED = [start('r1')];
const WAITING = [...STARTED, createWait('r1', 'w1')];
const DUE_MS = 1_000;

const wake = completeWait('r1', 'w1');
const ends = [complete('r1'), fail('r1'), cancel('r1')];

function ofWaits(
  name: string,
  title: string,
  exercises: readonly ClauseId[],
  shapes: readonly Shape[]
): WorldScenario {
  return {
    id: `wait.${name}`,
    title,
    exercises,
    needs: ['waits'],
    exhaustible: true,
    drafts: draftsOf(shapes),
  };
}

/** Each of them says another time, so that it is seen whose was kept. */
const CREATE = ofWaits(
  'create',
  'A replay with an old log creates a wait again, due at another time.',
  ['wait.created-once', 'wait.entity', 'wait.resume-at', 'log.faithful'],
  [
    shape(STARTED, [createWait('r1', 'w1')], [createWait('r1', 'w1', 1)]),
    shape(WAITING, [createWait('r1', 'w1', 2), wake], [listEvents('r1')]),
    shape(STARTED, [createWait('r1', 'w1', DUE_MS), createWait('r1', 'w2')]),
    shape([...WAITING, wake], [createWait('r1', 'w1', 1)], [wake]),
    shape(STARTED, [createWait('r1', 'w1'), listEvents('r1')], [getRun('r1')]),
  ]
);

const COMPLETE = ofWaits(
  'complete',
  'Several invocations of one run complete the wait that is due.',
  ['wait.completed-once', 'wait.entity', 'log.order'],
  [
    shape(WAITING, [wake], [wake]),
    shape(WAITING, [wake, wake], [wake]),
    shape(WAITING, [wake], [wake], [wake]),
    shape([...WAITING, wake], [wake], [listEvents('r1')]),
    shape(
      [...WAITING, createWait('r1', 'w2')],
      [wake, completeWait('r1', 'w2')],
      [completeWait('r1', 'w2'), wake]
    ),
  ]
);

const END = ofWaits(
  'end',
  'A run ends while its wait is created or completed elsewhere, and takes it along.',
  ['wait.after-terminal', 'run.terminal-is-last', 'run.entity-matches-log'],
  ends.flatMap((end) => [
    shape(WAITING, [wake], [end, listEvents('r1')]),
    shape(STARTED, [createWait('r1', 'w1', 1)], [end, getRun('r1')]),
    shape(WAITING, [createWait('r1', 'w2', 1), wake], [end]),
    shape([...WAITING, end], [wake], [createWait('r1', 'w1', 1)]),
    shape([...WAITING, wake, end], [wake], [createWait('r1', 'w2')]),
  ])
);

const UNKNOWN = ofWaits(
  'unknown',
  'A wait completes that nobody has created, or not yet.',
  ['wait.exists'],
  [
    shape(STARTED, [wake], [createWait('r1', 'w1')]),
    shape(WAITING, [completeWait('r1', 'w2')], [wake, createWait('r1', 'w2')]),
    shape(STARTED, [wake, createWait('r1', 'w1', 1)], [wake]),
  ]
);

const TWO_RUNS = ofWaits(
  'two-runs',
  'Two runs number their waits alike: the id of a wait is one of its run.',
  ['wait.created-once', 'wait.completed-once', 'wait.entity', 'wait.resume-at'],
  [
    shape(
      [...STARTED, start('r2')],
      [createWait('r1', 'w1'), wake],
      [createWait('r2', 'w1', 1), listEvents('r2')]
    ),
    shape(
      [...WAITING, start('r2'), createWait('r2', 'w1', 1)],
      [wake, complete('r1')],
      [advance(1), completeWait('r2', 'w1'), completeWait('r2', 'w1')]
    ),
    shape(
      [...WAITING, start('r2'), createWait('r2', 'w1'), complete('r1')],
      [wake],
      [completeWait('r2', 'w1'), createWait('r2', 'w1', 1)]
    ),
  ]
);

const passing = (...moves: readonly Move[]): readonly Move[] => [
  createWait('r1', 'w1', DUE_MS),
  ...moves,
];

/** Whether a wait may complete before it is due, no source says. */
const DUE = ofWaits(
  'due',
  'Time passes over a wait, which completes before it is due or after.',
  ['wait.completed-once', 'wait.resume-at'],
  [
    shape(STARTED, passing(advance(2 * DUE_MS), wake, wake)),
    shape([...STARTED, ...passing()], [advance(DUE_MS), wake], [wake]),
    shape([...STARTED, ...passing()], [wake, advance(2 * DUE_MS), wake]),
    shape([...STARTED, ...passing()], [wake], [advance(DUE_MS), cancel('r1')]),
  ]
);

/** What a run sleeps by. Nothing reads a wait but the answers of its events. */
export const WAITS: readonly WorldScenario[] = [
  CREATE,
  COMPLETE,
  END,
  UNKNOWN,
  TWO_RUNS,
  DUE,
];
