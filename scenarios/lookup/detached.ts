import { claimTelling, dispose, resume } from '../parts/hook-moves.js';
import {
  cancel,
  complete,
  completeStep,
  createRun,
  createStep,
  fail,
  lazyStartStep,
  type Move,
  retryStep,
  start,
  startRun,
  startStep,
} from '../parts/moves.js';
import {
  getByToken,
  getHook,
  getRun,
  getStep,
  listEvents,
  listHooks,
  listRuns,
  listSteps,
  overwrite,
} from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';
import { completeWait, createWait } from '../parts/wait-moves.js';
import { setAttributes } from '../values/moves.js';

const over = overwrite('r1');
const BOTH = ['entity.detached', 'answer.detached'] as const;

/** One caller, who afterwards writes over all that it has. */
const thenOver = (setup: readonly Move[], ...moves: readonly Move[]) =>
  shape(setup, [...moves, over]);

export const DETACHED: WorldScenario = {
  id: 'lookup.detached',
  title:
    'A caller writes over what it gave and was answered of runs, steps and hooks, after each kind of call: the store shows nothing of it.',
  exercises: BOTH,
  exhaustible: true,
  drafts: draftsOf([
    thenOver([], createRun('r1'), startRun('r1'), getRun('r1')),
    thenOver([start('r1')], getRun('r1'), complete('r1')),
    thenOver([start('r1')], listRuns(), fail('r1'), listEvents('r1')),
    thenOver([createRun('r1')], listRuns(), cancel('r1'), getRun('r1')),
    thenOver([start('r1')], createStep('r1', 's1'), getStep('r1', 's1')),
    thenOver(
      [start('r1'), createStep('r1', 's1')],
      getStep('r1', 's1'),
      startStep('r1', 's1'),
      completeStep('r1', 's1')
    ),
    thenOver(
      [start('r1'), createStep('r1', 's1'), startStep('r1', 's1')],
      listSteps('r1'),
      retryStep('r1', 's1'),
      startStep('r1', 's1')
    ),
    thenOver([start('r1')], claimTelling('r1', 'h1', 't1'), getHook('h1')),
    thenOver(
      [start('r1')],
      claimTelling('r1', 'h1', 't1'),
      resume('r1', 'h1'),
      getByToken('t1')
    ),
    thenOver(
      [start('r1'), claimTelling('r1', 'h1', 't1')],
      listHooks('r1'),
      getHook('h1')
    ),
    thenOver(
      [start('r1'), claimTelling('r1', 'h1', 't1')],
      getByToken('t1'),
      dispose('r1', 'h1'),
      listEvents('r1')
    ),
  ]),
};

export const DETACHED_WAITS: WorldScenario = {
  id: 'lookup.detached-waits',
  title: 'The same of what was given and answered of a wait.',
  exercises: BOTH,
  needs: ['waits'],
  exhaustible: true,
  drafts: draftsOf([
    thenOver([start('r1')], createWait('r1', 'w1'), completeWait('r1', 'w1')),
    thenOver([start('r1'), createWait('r1', 'w1')], completeWait('r1', 'w1')),
  ]),
};

export const DETACHED_STARTS: WorldScenario = {
  id: 'lookup.detached-starts',
  title: 'The same of a step that its start has created.',
  exercises: BOTH,
  needs: ['lazyStart'],
  exhaustible: true,
  drafts: draftsOf([
    thenOver([start('r1')], lazyStartStep('r1', 's1'), listSteps('r1')),
    thenOver(
      [start('r1')],
      lazyStartStep('r1', 's1'),
      getStep('r1', 's1'),
      completeStep('r1', 's1')
    ),
  ]),
};

const born = createRun('r1', { attributes: { stage: 'new', owner: 'me' } });
const more = setAttributes('r1', { stage: 'old', region: 'here' });

export const DETACHED_ATTRIBUTES: WorldScenario = {
  id: 'lookup.detached-attributes',
  title:
    'The same of the attributes that a run was created with, or given later.',
  exercises: BOTH,
  needs: ['attributes'],
  exhaustible: true,
  drafts: draftsOf([
    thenOver([], born, getRun('r1')),
    thenOver([], born, listRuns(), more),
    thenOver([start('r1')], more, getRun('r1')),
    thenOver([start('r1')], getRun('r1'), more, complete('r1')),
  ]),
};
