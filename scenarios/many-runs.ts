import { claim } from './parts/hook-moves.js';
import {
  awaitRun,
  awaitRunBare,
  awaitRunLong,
  cancelRuns,
  cancelRunsBare,
  getRuns,
  getRunsBare,
} from './parts/many-moves.js';
import {
  advance,
  cancel,
  complete,
  createRun,
  fail,
  start,
  startRun,
} from './parts/moves.js';
import { getRun, listEvents } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';

const TWO = [start('r1'), start('r2')];
const ALL = ['r3', 'r1', 'r2'] as const;

/** The run r3 is created by an actor, if at all before it is asked for. */
const LATE = createRun('r3');

export const GET_MANY: WorldScenario = {
  id: 'runs.get-many',
  title:
    'Several runs are read in one call, while they are created, started and ended: each at its place, as it is, and null where there is none.',
  exercises: [
    'runs.many',
    'runs.snapshot',
    'run.identity',
    'read.usable',
    'lookup.without-data',
  ],
  needs: ['getMany'],
  exhaustible: true,
  drafts: draftsOf([
    shape(TWO, [getRuns(...ALL)], [LATE, startRun('r3')]),
    shape(
      TWO,
      [getRuns('r2', 'r1')],
      [complete('r2'), fail('r1'), getRunsBare('r2', 'r1')]
    ),
    shape(TWO, [getRuns('r1', 'r2')], [complete('r1'), complete('r2')]),
    shape(TWO, [getRuns(...ALL), getRuns(...ALL)], [cancel('r2'), LATE]),
    shape(
      [...TWO, complete('r1')],
      [getRuns(...ALL), getRunsBare(...ALL)],
      [LATE, cancel('r3')]
    ),
    shape(TWO, [getRuns('r1', 'r2', 'r1'), getRunsBare('r1')], [fail('r1')]),
    shape([...TWO, complete('r2')], [getRunsBare('r2', 'r1'), getRuns('r2')]),
    shape(TWO, [getRuns(), getRunsBare()], [cancel('r1')]),
  ]),
};

export const CANCEL_MANY: WorldScenario = {
  id: 'runs.cancel-many',
  title:
    'Several runs are cancelled in one call, while some of them end, are cancelled or are not there: each ends once, and the answer tells how.',
  exercises: [
    'runs.cancel-many',
    'run.terminal-once',
    'run.end-releases',
    'log.faithful',
  ],
  needs: ['cancelMany'],
  exhaustible: true,
  drafts: draftsOf([
    shape(TWO, [cancelRuns('r1', 'r2')], [complete('r2')]),
    shape(TWO, [cancelRuns('r2', 'r1')], [cancel('r1'), getRun('r2')]),
    shape(TWO, [cancelRuns('r1', 'r2')], [cancelRuns('r2', 'r1')]),
    shape(TWO, [cancelRuns(...ALL)], [LATE, fail('r1')]),
    shape([...TWO, complete('r1')], [cancelRuns('r1', 'r2'), getRun('r1')]),
    shape([...TWO, cancel('r1'), fail('r2'), LATE], [cancelRuns(...ALL)]),
    shape(
      [...TWO, claim('r1', 'h1', 't1')],
      [cancelRuns('r1', 'r2'), listEvents('r1')],
      [claim('r2', 'h2', 't1')]
    ),
  ]),
};

export const CANCEL_FEW: WorldScenario = {
  id: 'runs.cancel-few',
  title:
    'One run alone is cancelled by the call that is for many, and several are without a reason.',
  exercises: ['runs.cancel-many', 'run.terminal-once'],
  needs: ['cancelMany'],
  exhaustible: true,
  drafts: draftsOf([
    shape(TWO, [cancelRuns('r1')], [complete('r1')]),
    shape(TWO, [cancelRunsBare('r2'), cancelRunsBare('r1', 'r2')]),
    shape([createRun('r1')], [cancelRunsBare('r1')], [startRun('r1')]),
  ]),
};

/** More than a careless World takes at once. */
const DOZEN = Array.from({ length: 12 }, (_, at) => `r${at + 1}`);
const CREATED = DOZEN.map((run) => createRun(run));

export const MANY_AT_ONCE: WorldScenario = {
  id: 'runs.dozen',
  title: 'A dozen runs are read in one call, then cancelled in one.',
  exercises: ['runs.many', 'runs.cancel-many'],
  needs: ['getMany', 'cancelMany'],
  exhaustible: false,
  drafts: draftsOf([
    shape(CREATED, [getRuns(...DOZEN), cancelRuns(...DOZEN)]),
    shape(CREATED, [cancelRuns(...DOZEN), getRuns(...DOZEN)]),
  ]),
};

export const CANCEL_REPEATED: WorldScenario = {
  id: 'runs.cancel-repeated',
  title:
    'Several runs are cancelled in one call that names one of them twice: it is refused, or told of twice.',
  exercises: ['runs.cancel-repeated', 'run.terminal-once'],
  needs: ['cancelMany'],
  exhaustible: true,
  drafts: draftsOf([
    shape(TWO, [cancelRuns('r1', 'r2', 'r1')], [getRun('r1')]),
    shape(TWO, [cancelRuns('r2', 'r2')], [complete('r2')]),
    shape([...TWO, fail('r1')], [cancelRuns('r1', 'r1', 'r2')]),
  ]),
};

/** So short that few polls fit in, so long that the end may come before. */
const SHORT_MS = 120;

const wait = awaitRun('r1', SHORT_MS);
const bare = awaitRunBare('r1', SHORT_MS);
const STARTED = [start('r1')];

export const AWAIT_RUN: WorldScenario = {
  id: 'runs.wait-terminal',
  title:
    'Somebody waits for the end of a run, which comes before the call, during it, after its deadline or never: the wait ends, and shows the run.',
  exercises: [
    'runs.wait-terminal',
    'call.answered',
    'result.stable',
    'lookup.without-data',
  ],
  needs: ['waitForTerminalStatus'],
  exhaustible: true,
  drafts: draftsOf([
    shape(STARTED, [wait, getRun('r1')], [complete('r1')]),
    shape(STARTED, [wait], [fail('r1'), bare]),
    shape(STARTED, [wait], [cancel('r1')], [complete('r1')]),
    shape(STARTED, [wait], [advance(SHORT_MS), complete('r1')]),
    shape(STARTED, [wait, complete('r1'), bare]),
    shape([...STARTED, fail('r1')], [wait], [bare]),
    shape([...STARTED, complete('r1')], [bare, wait]),
    shape([createRun('r1')], [wait], [startRun('r1'), fail('r1')]),
  ]),
};

/** So long that nobody comes to its end who hears of the run's end. */
const LONG_MS = 60_000;

const longWait = awaitRun('r1', LONG_MS);

export const AWAIT_PROMPT: WorldScenario = {
  id: 'runs.wait-prompt',
  title:
    'Somebody waits for the end of a run with much patience, and the run ends in each of the ways in which it may: it is told at once.',
  exercises: ['runs.wait-prompt', 'runs.wait-deadline', 'runs.wait-terminal'],
  needs: ['waitForTerminalStatus'],
  exhaustible: true,
  drafts: draftsOf([
    shape(STARTED, [longWait], [complete('r1')]),
    // Nobody ends it.
    shape(STARTED, [longWait]),
    // Two wait at once, and each is told of the end of its own run.
    shape(
      TWO,
      [longWait],
      [awaitRun('r2', LONG_MS)],
      [fail('r1'), cancel('r2')]
    ),
    shape(
      TWO,
      [longWait],
      [awaitRun('r2', LONG_MS)],
      [cancel('r1'), fail('r2')]
    ),
    shape([createRun('r1')], [longWait], [cancel('r1'), longWait]),
  ]),
};

const noTime = awaitRun('r1', 0);

export const AWAIT_NOTHING: WorldScenario = {
  id: 'runs.wait-no-time',
  title:
    'Somebody who has no time at all waits for the end of a run, or somebody who does not say how much: the wait ends, and shows the run.',
  exercises: ['runs.wait-deadline', 'runs.wait-terminal', 'call.answered'],
  needs: ['waitForTerminalStatus'],
  exhaustible: true,
  drafts: draftsOf([
    shape(STARTED, [noTime]),
    shape(STARTED, [awaitRun('r1', 1), awaitRunBare('r1', 0)]),
    shape([createRun('r1')], [noTime, startRun('r1'), noTime]),
    shape([...STARTED, cancel('r1')], [noTime, awaitRunLong('r1')]),
    shape(STARTED, [noTime], [complete('r1'), awaitRunLong('r1')]),
    shape(STARTED, [awaitRunLong('r1')], [fail('r1')]),
  ]),
};

/** A wait for a run that nobody has created fails as a read does. */
export const AWAIT_ABSENT: WorldScenario = {
  id: 'runs.wait-absent',
  title:
    'Somebody waits for the end of a run that is not there, or not yet: as of a read, it is told that there is none.',
  exercises: ['runs.wait-terminal'],
  needs: ['waitForTerminalStatus'],
  exhaustible: true,
  drafts: draftsOf([
    shape([], [wait], [createRun('r1')]),
    shape([], [wait, createRun('r1'), wait]),
  ]),
};
