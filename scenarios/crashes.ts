import type { ClauseId } from '../src/model/clauses/registry.js';
import type { Capability } from '../src/model/contract.js';
import { batch } from './parts/batch-moves.js';
import { claim, dispose, resume, resumeAgain } from './parts/hook-moves.js';
import { setAttribute } from './parts/key-moves.js';
import {
  complete,
  completeStep,
  createRun,
  createStep,
  fail,
  start,
  startRun,
  startStep,
} from './parts/moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, type Shape, shape } from './parts/shape.js';
import { completeWait, createWait } from './parts/wait-moves.js';

/** Few calls, so that a crash meets each of their gates. */
function crash(
  name: string,
  what: string,
  exercises: readonly ClauseId[],
  shapes: readonly Shape[],
  needs?: readonly Capability[]
): WorldScenario {
  return {
    id: `crash.${name}`,
    title: `A process dies and is asked again: ${what}`,
    asks: 'faults',
    exercises: ['crash.acknowledged', 'recovery.begins', ...exercises],
    ...(needs ? { needs } : {}),
    exhaustible: false,
    drafts: draftsOf(shapes),
  };
}

const TWO = [start('r1'), start('r2')];
const CLAIM = claim('r1', 'h1', 't1');
const WANTED = claim('r2', 'h2', 't1');
const OWNED = [...TWO, CLAIM];
const STEP = createStep('r1', 's1');
const RUNS = [startStep('r1', 's1')];

const CONVERGES = ['crash.retry-converges', 'recovery.converges'] as const;

export const CRASHES: readonly WorldScenario[] = [
  crash(
    'claim',
    'a claim takes its token with its hook, or neither.',
    [...CONVERGES, 'crash.token-not-orphaned', 'recovery.idle-is-quiet'],
    [shape(TWO, [CLAIM]), shape(TWO, [CLAIM], [WANTED])]
  ),
  crash(
    'dispose',
    'a disposal lets its token go with its hook, or neither.',
    [...CONVERGES, 'crash.owner-not-lost', 'crash.token-not-orphaned'],
    [
      shape(OWNED, [dispose('r1', 'h1')]),
      shape(OWNED, [dispose('r1', 'h1')], [WANTED]),
    ]
  ),
  crash(
    'end',
    'an end lets the tokens of its run go, or has not come.',
    [...CONVERGES, 'crash.owner-not-lost', 'run.end-releases', 'read.usable'],
    [
      shape(OWNED, [complete('r1')]),
      shape(OWNED, [complete('r1'), WANTED]),
      shape(OWNED, [fail('r1')], [WANTED]),
    ]
  ),
  crash(
    'resume',
    'a resume that has an id is accepted once.',
    ['resume.dedup', 'resume.accepted-durable'],
    [
      shape(OWNED, [resumeAgain('r1', 'h1', 'i1')]),
      shape(OWNED, [resumeAgain('r1', 'h1', 'i1')], [resume('r1', 'h1')]),
    ],
    ['hookResumeDedup']
  ),
  crash(
    'create-run',
    'a run is created and started, or can be.',
    [...CONVERGES, 'recovery.idle-is-quiet', 'run.creatable'],
    [shape([], [createRun('r1'), startRun('r1')]), shape([], [start('r1')])]
  ),
  crash(
    'step',
    'a step is there with its creation in the log, or neither.',
    [...CONVERGES],
    [shape([start('r1')], [STEP])]
  ),
  crash(
    'step-end',
    'a step is started and ended once.',
    [...CONVERGES, 'recovery.idle-is-quiet'],
    [
      shape([start('r1'), STEP], [...RUNS, completeStep('r1', 's1')]),
      shape([start('r1'), STEP, ...RUNS], [completeStep('r1', 's1')]),
    ]
  ),
  crash(
    'wait',
    'a wait is created and completed once.',
    ['crash.retry-converges'],
    [
      shape(
        [start('r1')],
        [createWait('r1', 'w1', 0), completeWait('r1', 'w1')]
      ),
    ],
    ['waits']
  ),
  crash(
    'attributes',
    'attributes are set, and the log has it.',
    ['run.entity-matches-log'],
    [shape([start('r1')], [setAttribute('r1', 'stage'), STEP])],
    ['attributes']
  ),
  crash(
    'batch',
    'of a batch each event comes once.',
    ['crash.retry-converges'],
    [
      shape(
        [start('r1'), STEP, ...RUNS],
        [batch('r1', completeStep('r1', 's1'), createStep('r1', 's2'))]
      ),
    ],
    ['createBatch']
  ),
];
