import type { AttributeChange, Name } from '../../src/model/call.js';
import { batch } from './batch-moves.js';
import {
  claim,
  claimTelling,
  dispose,
  resume,
  resumeAgain,
} from './hook-moves.js';
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
  cancelBecause,
  complete,
  completeStep,
  createRun,
  createStep,
  fail,
  failStep,
  lazyStartStep,
  type Move,
  OTHER_WORKFLOW,
  retryStep,
  startLost,
  startRun,
  startStep,
} from './moves.js';
import type { Kind, Pick } from './random-moves.js';
import {
  getByToken,
  getHook,
  getRun,
  getStep,
  listHooks,
  listHooksOfAll,
  listRuns,
} from './read-moves.js';
import { completeWait, createWait } from './wait-moves.js';

/** Both are there: what becomes of events of others is asked elsewhere. */
const RUNS = ['r1', 'r1', 'r2'] as const;
/** Ids of steps and waits are those of their run: both runs have the same. */
const STEPS = ['s1', 's2'] as const;
const WAITS = ['w1', 'w2'] as const;

const RETAIN_MS = 1_500;

/** Each has its run and its token for good. */
const HOOKS = [
  ['r1', 'h1', 't1'],
  ['r2', 'h2', 't1'],
  ['r1', 'h3', 't2', RETAIN_MS],
  ['r2', 'h4', 't2', RETAIN_MS],
  ['r1', 'h5', 't1'],
] as const satisfies readonly (readonly [Name, Name, Name, number?])[];
const TOKENS = ['t1', 't2'] as const;

const KEYS = ['stage', 'owner', 'region', 'Stage'] as const;
/** As they are, and not as what they look like. */
const VALUES = ['', '007', '1e3', 'true', 'null', ' x ', undefined, null];

function someChanges(pick: Pick): Move {
  const run = pick(RUNS);
  const count = pick([1, 2, 3]);
  const chosen = Array.from(
    { length: count },
    () => [pick(KEYS), pick(VALUES)] as const
  );
  return (label) => {
    const changes = new Map(
      chosen.map(([key, value]) => [key, value === undefined ? label : value])
    );
    const list: AttributeChange[] = [...changes];
    return { kind: 'setAttributes', run, changes: list };
  };
}

function someBirth(pick: Pick): Move {
  const workflow = pick(['order', OTHER_WORKFLOW]);
  const attributes = pick([{ stage: '', owner: '007' }, { region: 'x' }]);
  const born = { workflow, attributes };
  const run = pick(['r1', 'r2', 'r3']);
  // Another input each time: whose it is is seen.
  return (label) =>
    pick([createRun, startLost])(run, { ...born, input: `in-${label}` })(label);
}

function someClaim(pick: Pick): Move {
  const [run, hook, token, retainMs] = pick(HOOKS);
  return pick([claim, claimTelling, claimTelling])(run, hook, token, retainMs);
}

function someResume(pick: Pick): Move {
  const [run, hook] = pick(HOOKS);
  const resumeId = pick(['i1', 'i2']);
  return pick([
    resume(run, hook),
    resume(run, hook),
    resume(run, hook, resumeId),
    resumeAgain(run, hook, resumeId),
  ]);
}

function someDisposal(pick: Pick): Move {
  const [run, hook] = pick(HOOKS);
  return dispose(run, hook);
}

const someRun = (move: (run: Name) => Move) => (pick: Pick) => move(pick(RUNS));

const someStep =
  (move: (run: Name, step: Name) => Move) =>
  (pick: Pick): Move =>
    move(pick(RUNS), pick(STEPS));

const someRetry = (pick: Pick): Move =>
  retryStep(pick(RUNS), pick(STEPS), pick([undefined, 0, 1_000]));

const someWait = (pick: Pick): Move =>
  createWait(pick(RUNS), pick(WAITS), pick([0, 1_234, 60_000]));

const BATCHES = [
  (run: Name) => [createStep(run, 's1'), startStep(run, 's1')],
  (run: Name) => [createStep(run, 's2'), createWait(run, 'w1')],
  (run: Name) => [completeStep(run, 's1'), completeWait(run, 'w1')],
  (run: Name) => [failStep(run, 's1'), complete(run)],
] as const;

function someBatch(pick: Pick): Move {
  const run = pick(RUNS);
  return batch(run, ...pick(BATCHES)(run));
}

const somePaging = (pick: Pick) =>
  paged(pick([undefined, 1, 2]), pick([undefined, 'desc']));

function someRead(pick: Pick): Move {
  const [run, hook] = pick(HOOKS);
  return pick([
    getRun(run),
    getHook(hook),
    getStep(run, pick(STEPS)),
    listHooks(run),
    listHooksOfAll(run),
  ]);
}

const someBare = (pick: Pick): Move => {
  const run = pick(RUNS);
  const reads = [
    getRun(run),
    getStep(run, pick(STEPS)),
    listRuns(),
    pageEvents(run, {}),
    pageSteps(run, {}),
  ];
  return withoutData(pick(reads));
};

function someList(pick: Pick): Move {
  const run = pick(RUNS);
  return pick([
    pageHooks(run, somePaging(pick)),
    pageSteps(run, somePaging(pick)),
    pageEvents(run, somePaging(pick)),
    listStepEvents(run, 's1', somePaging(pick)),
    listWaitEvents(run, 'w1'),
    listHookEvents(run, run === 'r1' ? 'h1' : 'h2', somePaging(pick)),
    followEvents(run),
  ]);
}

const STATUSES = [undefined, 'running', 'completed', 'failed', 'cancelled'];

function someRuns(pick: Pick): Move {
  const status = pick(STATUSES) as 'running' | undefined;
  const workflow = pick([undefined, 'order', OTHER_WORKFLOW]);
  return listRuns({
    ...(status === undefined ? {} : { status }),
    ...(workflow === undefined ? {} : { workflow }),
    ...somePaging(pick),
  });
}

const someMany = (pick: Pick): Move =>
  pick([
    getRuns('r2', 'r9', 'r1'),
    cancelRuns('r9', 'r2'),
    awaitRun(pick(RUNS), 5),
  ]);

/** Everything that one caller may ask for, in whatever order. */
export const ALONE: readonly Kind[] = [
  { name: 'create', weight: 3, draw: someBirth },
  { name: 'start', weight: 3, draw: someRun(startRun) },
  { name: 'complete', weight: 1, draw: someRun(complete) },
  { name: 'fail', weight: 1, draw: someRun(fail) },
  { name: 'cancel', weight: 1, draw: someRun(cancelBecause) },
  { name: 'attributes', weight: 5, draw: someChanges },
  { name: 'claim', weight: 6, draw: someClaim },
  { name: 'resume', weight: 6, draw: someResume },
  { name: 'dispose', weight: 3, draw: someDisposal },
  { name: 'createStep', weight: 3, draw: someStep(createStep) },
  { name: 'startStep', weight: 5, draw: someStep(startStep) },
  { name: 'lazyStartStep', weight: 2, draw: someStep(lazyStartStep) },
  { name: 'retryStep', weight: 3, draw: someRetry },
  { name: 'completeStep', weight: 2, draw: someStep(completeStep) },
  { name: 'failStep', weight: 2, draw: someStep(failStep) },
  { name: 'createWait', weight: 4, draw: someWait },
  {
    name: 'completeWait',
    weight: 4,
    draw: (pick) => completeWait(pick(RUNS), pick(WAITS)),
  },
  { name: 'batch', weight: 2, draw: someBatch },
  { name: 'many', weight: 2, draw: someMany },
  { name: 'read', weight: 6, draw: someRead },
  { name: 'list', weight: 4, draw: someList },
  { name: 'runs', weight: 3, draw: someRuns },
  { name: 'bare', weight: 3, draw: someBare },
  { name: 'owner', weight: 3, draw: (pick) => getByToken(pick(TOKENS)) },
  {
    name: 'advance',
    weight: 3,
    draw: (pick) => advance(pick([1, 1_000, 2_000])),
  },
];
