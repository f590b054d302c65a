import type { CreateHook, Name } from '../../src/model/call.js';
import { dispose, resume, resumeAgain } from '../parts/hook-moves.js';
import { setAttribute } from '../parts/key-moves.js';
import {
  advance,
  complete,
  completeStep,
  createRun,
  createStep,
  fail,
  failStep,
  type Move,
  retryStep,
  startRun,
  startStep,
} from '../parts/moves.js';
import {
  getByToken,
  getHook,
  getRun,
  getStep,
  listEvents,
} from '../parts/read-moves.js';
import { completeWait, createWait } from '../parts/wait-moves.js';
import { having } from '../values/moves.js';
import { LATER, tour } from './tour.js';

const WITH = { attributes: { tier: 'gold' } };
const OTHER = {
  input: 'in-other',
  workflow: 'refund',
  attributes: { tier: 'lead' },
};

const claimOnce =
  (run: Name, hook: Name, token: Name, metadata: string): Move =>
  (): CreateHook => ({
    kind: 'createHook',
    run,
    hook,
    token,
    metadata,
    isWebhook: token === 't2',
    isSystem: token === 't1',
  });

const run = getRun('r1');
const step = getStep('r1', 's1');

/** Each of these is refused where it stands, and read for what it has left. */
export const TOUR_OF_REFUSALS = tour(
  'refused',
  'Runs, steps, hooks and waits are created again with other data, ended again and changed after their end: what is refused leaves nothing behind.',
  [
    'run.created-once',
    'run.identity',
    'run.terminal-once',
    'run.start-after-terminal',
    'step.created-once',
    'step.terminal-once',
    'step.entity',
    'hook.metadata',
    'hook.identity',
    'wait.created-once',
    'wait.resume-at',
    'resume.dedup',
    'log.faithful',
  ],
  [
    createRun('r1', WITH),
    createRun('r1', OTHER),
    run,
    startRun('r1'),
    LATER,
    startRun('r1'),
    run,
    createStep('r1', 's1'),
    having(createStep('r1', 's1'), { value: 'other' }),
    step,
    startStep('r1', 's1'),
    completeStep('r1', 's1'),
    LATER,
    completeStep('r1', 's1'),
    step,
    failStep('r1', 's1'),
    startStep('r1', 's1'),
    retryStep('r1', 's1'),
    step,
    claimOnce('r1', 'h1', 't1', 'M1'),
    claimOnce('r1', 'h1', 't1', 'M2'),
    getHook('h1'),
    getByToken('t1'),
    createWait('r1', 'w1', 1_000),
    createWait('r1', 'w1', 3_000),
    completeWait('r1', 'w1'),
    completeWait('r1', 'w1'),
    resumeAgain('r1', 'h1', 'i1'),
    dispose('r1', 'h1'),
    resume('r1', 'h1'),
    resumeAgain('r1', 'h1', 'i1'),
    createStep('r1', 's2'),
    createWait('r1', 'w2', 1_000),
    claimOnce('r1', 'h2', 't2', 'M2'),
    complete('r1'),
    LATER,
    run,
    complete('r1'),
    fail('r1'),
    startRun('r1'),
    setAttribute('r1', 'tier'),
    run,
    startStep('r1', 's2'),
    createStep('r1', 's3'),
    completeWait('r1', 'w2'),
    createWait('r1', 'w3', 1_000),
    resume('r1', 'h2'),
    claimOnce('r1', 'h3', 't3', 'M3'),
    getStep('r1', 's2'),
    getByToken('t3'),
    run,
    listEvents('r1'),
  ]
);

const AFTER_MS = 60_000;
const again = startStep('r1', 's1');

/** Fails, is tried too early and in time, and fails again. */
const ATTEMPT: readonly Move[] = [
  retryStep('r1', 's1', AFTER_MS),
  step,
  again,
  step,
  advance(AFTER_MS + 1),
  again,
  step,
];

export const TOUR_OF_ATTEMPTS = tour(
  'attempts',
  'A step fails four times, is tried too early and in time each time, and ends in its fifth attempt.',
  [
    'step.attempt',
    'step.retry-after',
    'step.retry-shown',
    'step.retry-error',
    'step.started-at',
    'step.entity',
  ],
  [
    createRun('r1'),
    startRun('r1'),
    createStep('r1', 's1'),
    LATER,
    again,
    step,
    ...ATTEMPT,
    ...ATTEMPT,
    ...ATTEMPT,
    ...ATTEMPT,
    completeStep('r1', 's1'),
    step,
    listEvents('r1'),
  ]
);
