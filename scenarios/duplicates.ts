import type { ClauseId } from '../src/model/clauses/registry.js';
import type { Capability } from '../src/model/contract.js';
import { deliveriesOf } from './parts/deliveries.js';
import {
  claim,
  dispose,
  resume,
  resumeAgain,
  resumeByToken,
  resumeSame,
} from './parts/hook-moves.js';
import { setAttribute } from './parts/key-moves.js';
import {
  cancel,
  complete,
  createRun,
  fail,
  type Move,
  start,
  startRun,
} from './parts/moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, type Shape, shape } from './parts/shape.js';

/** What a queue that delivers at least once does to each operation. */
export function duplicate(
  name: string,
  what: string,
  exercises: readonly ClauseId[],
  shapes: readonly Shape[],
  needs?: readonly Capability[]
): WorldScenario {
  return {
    id: `duplicate.${name}`,
    title: `A queue delivers twice: ${what}`,
    exercises: [
      ...exercises,
      'call.served',
      'call.answered',
      'log.unique-ids',
      'read.usable',
    ],
    ...(needs ? { needs } : {}),
    exhaustible: true,
    drafts: draftsOf(shapes),
  };
}

const OWNED = [start('r1'), claim('r1', 'h1', 't1')];

const ofEnd = (move: Move): Shape[] => deliveriesOf({ setup: OWNED, move });
const ofRun = (setup: readonly Move[], move: Move): Shape[] =>
  deliveriesOf({ setup, move, run: 'r1' });

const RUNS: readonly WorldScenario[] = [
  duplicate(
    'create-run',
    'the second creation of a run changes nothing and is refused.',
    ['run.creatable', 'run.created-once', 'log.created-first'],
    ofRun([], createRun('r1'))
  ),
  duplicate(
    'start-run',
    'the start of a run, which may even have ended since.',
    ['run.started-once', 'run.start-after-terminal'],
    ofRun([createRun('r1')], startRun('r1'))
  ),
  duplicate(
    'complete',
    'a completion, whose first result must stay.',
    ['run.terminal-once', 'run.status-final', 'result.stable', 'refusal.named'],
    ofEnd(complete('r1'))
  ),
  duplicate(
    'fail',
    'a failure, whose first message must stay.',
    ['run.terminal-once', 'run.status-final'],
    ofEnd(fail('r1'))
  ),
  duplicate(
    'cancel',
    'a cancellation, which alone may be accepted again.',
    ['run.terminal-once', 'run.status-final', 'token.released-at-terminal'],
    ofEnd(cancel('r1'))
  ),
];

const HOOKS: readonly WorldScenario[] = [
  duplicate(
    'claim',
    'a claim must not come into conflict with itself.',
    ['token.claim-idempotent', 'hook.create-after-terminal'],
    ofRun([start('r1')], claim('r1', 'h1', 't1'))
  ),
  duplicate(
    'dispose',
    'a dispose leaves one hook_disposed.',
    ['hook.dispose-once', 'token.released-on-dispose'],
    ofRun(OWNED, dispose('r1', 'h1'))
  ),
  duplicate(
    'resume',
    'resumes without an id are each an event of their own.',
    ['resume.accepted-durable', 'resume.live-only', 'resume.refused-absent'],
    [
      ...ofRun(OWNED, resume('r1', 'h1')),
      ...ofRun(OWNED, resumeByToken('t1')),
      ...ofRun(OWNED, resumeSame('r1', 'h1')),
    ]
  ),
  duplicate(
    'resume-id',
    'resumes with one resumeId and one payload become one event.',
    ['resume.dedup', 'resume.accepted-durable'],
    ofRun(OWNED, resumeAgain('r1', 'h1', 'i1')),
    ['hookResumeDedup']
  ),
  duplicate(
    'resume-id-reused',
    'a resumeId that comes back with another payload or hook is refused.',
    ['resume.dedup', 'resume.refused-absent'],
    reusedResumeId(),
    ['hookResumeDedup']
  ),
  duplicate(
    'attributes',
    'a change of attributes, also after the end of the run.',
    ['attributes.merge', 'attributes.after-terminal', 'run.entity-matches-log'],
    ofRun([start('r1')], setAttribute('r1', 'stage')),
    ['attributes']
  ),
];

function reusedResumeId(): Shape[] {
  const two = [...OWNED, claim('r1', 'h2', 't2')];
  const one = resume('r1', 'h1', 'i1');
  return [
    ...ofRun(OWNED, one),
    shape(two, [one], [resume('r1', 'h2', 'i1')]),
    // The same payload, so that the hook alone tells them apart.
    shape(
      two,
      [resumeAgain('r1', 'h1', 'i1')],
      [resumeAgain('r1', 'h2', 'i1')]
    ),
    shape([...two, one], [one], [resume('r1', 'h2', 'i1')]),
  ];
}

export const DUPLICATES: readonly WorldScenario[] = [...RUNS, ...HOOKS];
