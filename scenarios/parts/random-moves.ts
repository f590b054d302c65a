import type { Name } from '../../src/model/call.js';
import type { Paging } from '../../src/model/log-calls.js';
import { batch } from './batch-moves.js';
import { claim, dispose, resume, resumeByToken } from './hook-moves.js';
import { keyedStart, setAttribute } from './key-moves.js';
import {
  followEvents,
  listHookEvents,
  listStepEvents,
  listWaitEvents,
  paged,
  pageEvents,
  pageHooks,
  pageSteps,
  withoutData,
} from './list-moves.js';
import { awaitRun, cancelRuns, getRuns } from './many-moves.js';
import {
  advance,
  cancel,
  complete,
  completeStep,
  createRun,
  createStep,
  fail,
  failStep,
  inputOf,
  lazyStartStep,
  type Move,
  retryStep,
  start,
  startLost,
  startRun,
  startStep,
} from './moves.js';
import {
  findRuns,
  getByToken,
  getHook,
  getRun,
  listEvents,
  listHooks,
  listRuns,
} from './read-moves.js';
import { completeWait, createWait } from './wait-moves.js';

/** Draws one of a few things; the same word draws the same things. */
export type Pick = <T>(from: readonly T[]) => T;

export interface Kind {
  readonly name: string;
  /** How often it is drawn where nothing is disabled or skewed. */
  readonly weight: number;
  readonly draw: (pick: Pick) => Move;
}

const RUNS = ['r1', 'r2', 'r3'] as const;
const STATUSES = ['running', 'completed', 'cancelled', 'pending'] as const;

/** Short, so that the few advances of a draft may cross it. */
const RETAIN_MS = 1_500;

type SomeHook = readonly [
  run: Name,
  hook: Name,
  token: Name,
  retainMs?: number,
];

/**
 * A hook has one run and one token for good, so a collision is always one of
 * tokens, or a second delivery. Three runs want t1, two want t2.
 */
const HOOKS: readonly SomeHook[] = [
  ['r1', 'h1', 't1'],
  ['r2', 'h2', 't1'],
  ['r3', 'h3', 't1'],
  ['r1', 'h4', 't2', RETAIN_MS],
  ['r2', 'h5', 't2', RETAIN_MS],
];

const TOKENS = ['t1', 't2'] as const;
const FILTERS = ['red', 'blue'] as const;

const onRun = (move: (run: string) => Move) => (pick: Pick) => move(pick(RUNS));

/** A resumeId comes back with another payload, since each label is its own. */
function someResume(pick: Pick): Move {
  const [run, hook] = pick(HOOKS);
  const resumeId = pick([undefined, undefined, 'i1', 'i2']);
  return resume(run, hook, resumeId);
}

function someClaim(pick: Pick): Move {
  const [run, hook, token, retainMs] = pick(HOOKS);
  return claim(run, hook, token, retainMs);
}

/** B3 would create r23: a run of its own for each keyed start. */
function someKeyedStart(pick: Pick): Move {
  const key = pick(['k1', 'k1', 'k2']);
  const isOtherInput = pick([false, false, true]);
  return (label) => {
    const run = `r${label.charCodeAt(0) - 64}${label.slice(1)}`;
    const input = isOtherInput ? inputOf(run) : inputOf(key);
    return keyedStart(key, run, { input, windowMs: RETAIN_MS })(label);
  };
}

/** Without a value the label is the value, and a lost change is seen. */
const CHANGES: readonly (readonly [key: string, value?: string | null])[] = [
  ['stage'],
  ['owner'],
  ['stage', null],
  ['color', 'red'],
  ['color', 'blue'],
];

function someChange(pick: Pick): Move {
  const run = pick(RUNS);
  const [key, value] = pick(CHANGES);
  return setAttribute(run, key, value);
}

function someList(pick: Pick): Move {
  const paging = somePaging(pick);
  const status = pick([undefined, undefined, ...STATUSES]);
  return listRuns(status === undefined ? paging : { ...paging, status });
}

const somePaging = (pick: Pick): Paging =>
  paged(pick([1, 2, 1_000]), pick([undefined, undefined, 'desc']));

const STEPS = ['s1', 's2'] as const;

const onStep =
  (move: (run: Name, step: Name) => Move) =>
  (pick: Pick): Move =>
    move('r1', pick(STEPS));

/** Patient or not: whose end it waits for may never come. */
const someAwait = (pick: Pick): Move =>
  awaitRun(pick(RUNS), pick([0, 50, 5_000]));

const someRuns = (pick: Pick): readonly string[] =>
  pick([
    ['r1', 'r2'],
    ['r3', 'r9', 'r1'],
    ['r2', 'r3'],
  ]);

/** What one write may have: a step, and what becomes of a wait or the run. */
const someBatch = (pick: Pick): Move =>
  batch(
    'r1',
    ...pick([
      [createStep('r1', 's3'), startStep('r1', 's3')],
      [createStep('r1', 's2'), completeWait('r1', 'w1')],
      [completeStep('r1', 's1'), complete('r1')],
    ])
  );

const someRelated = (pick: Pick): Move => {
  const [run, hook] = pick(HOOKS);
  return pick([
    listStepEvents('r1', 's1', somePaging(pick)),
    listHookEvents(run, hook, somePaging(pick)),
    listWaitEvents('r1', 'w1'),
  ]);
};

const someBare = (pick: Pick): Move =>
  withoutData(
    pick([getRun('r1'), listRuns(), listEvents('r1'), listHooks('r1')])
  );

/** Everything that may happen. Steps finish only if the set-up began them. */
export const KINDS: readonly Kind[] = [
  { name: 'start', weight: 3, draw: onRun(start) },
  { name: 'createRun', weight: 1, draw: onRun(createRun) },
  { name: 'startRun', weight: 1, draw: onRun(startRun) },
  { name: 'claim', weight: 6, draw: someClaim },
  { name: 'resume', weight: 4, draw: someResume },
  {
    name: 'resumeByToken',
    weight: 4,
    draw: (pick) => resumeByToken(pick(TOKENS)),
  },
  { name: 'complete', weight: 2, draw: onRun(complete) },
  { name: 'fail', weight: 2, draw: onRun(fail) },
  { name: 'cancel', weight: 3, draw: onRun(cancel) },
  {
    name: 'dispose',
    weight: 4,
    draw: (pick) => {
      const [run, hook] = pick(HOOKS);
      return dispose(run, hook);
    },
  },
  { name: 'attributes', weight: 3, draw: someChange },
  { name: 'createStep', weight: 1, draw: () => createStep('r1', 's2') },
  { name: 'startStep', weight: 1, draw: () => startStep('r1', 's1') },
  { name: 'completeStep', weight: 1, draw: () => completeStep('r1', 's1') },
  { name: 'failStep', weight: 1, draw: () => failStep('r1', 's1') },
  {
    name: 'createWait',
    weight: 1,
    draw: (pick) => createWait('r1', 'w1', pick([0, 1, 1_000])),
  },
  { name: 'completeWait', weight: 1, draw: () => completeWait('r1', 'w1') },
  { name: 'lazyStartStep', weight: 1, draw: onStep(lazyStartStep) },
  {
    name: 'retryStep',
    weight: 1,
    draw: (pick) => retryStep('r1', pick(STEPS), pick([undefined, 0, 1_000])),
  },
  { name: 'startLost', weight: 1, draw: onRun(startLost) },
  { name: 'getRuns', weight: 1, draw: (pick) => getRuns(...someRuns(pick)) },
  {
    name: 'cancelRuns',
    weight: 1,
    draw: (pick) => cancelRuns(...someRuns(pick)),
  },
  { name: 'awaitRun', weight: 1, draw: someAwait },
  { name: 'createBatch', weight: 1, draw: someBatch },
  { name: 'related', weight: 1, draw: someRelated },
  { name: 'withoutData', weight: 1, draw: someBare },
  {
    name: 'followEvents',
    weight: 1,
    draw: (pick) => followEvents(pick(RUNS), pick([undefined, 1])),
  },
  {
    name: 'pageOfRun',
    weight: 1,
    draw: (pick) =>
      pick([pageHooks, pageSteps, pageEvents])('r1', somePaging(pick)),
  },
  { name: 'getRun', weight: 2, draw: onRun(getRun) },
  { name: 'getHook', weight: 1, draw: (pick) => getHook(pick(HOOKS)[1]) },
  { name: 'getByToken', weight: 2, draw: (pick) => getByToken(pick(TOKENS)) },
  { name: 'listRuns', weight: 2, draw: someList },
  { name: 'listHooks', weight: 1, draw: onRun(listHooks) },
  {
    name: 'listEvents',
    weight: 1,
    draw: (pick) => listEvents(pick(RUNS), pick([1, 2, 5])),
  },
  { name: 'keyedStart', weight: 3, draw: someKeyedStart },
  {
    name: 'findRuns',
    weight: 1,
    draw: (pick) => findRuns({ color: pick(FILTERS) }),
  },
  {
    name: 'advance',
    weight: 1,
    draw: (pick) => advance(pick([1, 50, 1_000, 3_000])),
  },
];
