import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, Story } from '../history-builder.js';
import {
  byToken,
  claim,
  complete,
  completeStep,
  create,
  createStep,
  dispose,
  EXISTS,
  EXPIRED,
  fail,
  getHook,
  getRun,
  NO_HOOK,
  NO_RUN,
  refused,
  resume,
  set,
  start,
  startStep,
  UNEXPECTED,
} from '../words.js';

const owned = () => began('r1').call('A', claim('r1', 'h1', 't1'));
const stepped = () => began('r1').call('A', createStep('r1', 's1'));
const ended = () => owned().call('A', complete('r1', 'V1'));
const disposed = () => owned().call('A', dispose('r1', 'h1'));
const P1 = resume('r1', 'h1', 'P1');
const RESERVED = set('r1', ['$stage', 'A1']);
const BARE = refused('rejected');

/** Calls that nothing forbids, where they are made. */
const FREE = {
  'a start': [() => new Story().call('S', create('r1')), start('r1')],
  'a repeated start': [() => began('r1'), start('r1')],
  'a failure': [() => began('r1'), fail('r1', 'V1')],
  'a claim': [() => began('r1'), claim('r1', 'h1', 't1')],
  'a resume': [owned, P1],
  'a disposal': [owned, dispose('r1', 'h1')],
  'a change of attributes': [() => began('r1'), set('r1', ['stage', 'A1'])],
  'a new step': [() => began('r1'), createStep('r1', 's1')],
  'the start of a step': [stepped, startStep('r1', 's1')],
  'the outcome of a step': [
    () => stepped().call('A', startStep('r1', 's1')),
    completeStep('r1', 's1'),
  ],
} as const;

/** What the contract refuses, and by which names. */
const FORBIDDEN = {
  'a start behind the end': [ended, start('r1'), EXPIRED],
  'a second end': [ended, fail('r1', 'V2'), EXISTS],
  'a claim behind the end': [ended, claim('r1', 'h2', 't2'), EXISTS],
  'a resume behind the end': [ended, P1, EXPIRED],
  'a resume of a disposed hook': [disposed, P1, NO_HOOK],
  'a second disposal': [disposed, dispose('r1', 'h1'), NO_HOOK],
  'a step behind the end': [ended, createStep('r1', 's1'), EXPIRED],
  'a step that is there': [stepped, createStep('r1', 's1'), EXISTS],
  'a read of no run': [() => began('r1'), getRun('r9'), NO_RUN],
  'a read of no token': [() => began('r1'), byToken('t1'), NO_HOOK],
  'a read of no hook': [() => began('r1'), getHook('h9'), NO_HOOK],
} as const;

export const REFUSALS: readonly ClauseStory[] = [
  kept('call.served', 'calls are accepted', owned()),
  ...Object.entries(FREE).flatMap(([title, [story, call]]) =>
    [UNEXPECTED, refused('senseless'), BARE].map((answer) =>
      broken(
        'call.served',
        `${title} fails as ${answer.refusal}`,
        story().call('B', call, answer)
      )
    )
  ),
  broken(
    'call.served',
    'a call fails that has been done all the same',
    began('r1')
      .call('A', complete('r1', 'V1'), UNEXPECTED)
      .sees(getRun('r1'), {
        ok: true,
        run: { run: 'r1', status: 'completed', value: 'V1' },
      })
      .logs('r1', 'run_created', 'run_started', 'run_completed V1')
  ),
  kept('call.answered', 'calls are accepted, or refused', ended()),
  kept(
    'call.answered',
    'a call is pending where something may still answer it',
    began('r1').ask('B', complete('r1', 'V1'))
  ),
  broken(
    'call.answered',
    'nothing is left that would answer a write',
    began('r1').ask('B', complete('r1', 'V1')).hangs()
  ),
  broken(
    'call.answered',
    'nothing is left that would answer a read',
    began('r1').ask('B', getRun('r1')).hangs()
  ),
  ...Object.entries(FORBIDDEN).flatMap(([title, [story, call, answer]]) => [
    kept(
      'refusal.named',
      `${title} is refused as ${answer.refusal}`,
      story().call('B', call, answer)
    ),
    ...[UNEXPECTED, refused('senseless'), BARE].map((other) =>
      broken(
        'refusal.named',
        `${title} is refused as ${other.refusal}`,
        story().call('B', call, other)
      )
    ),
  ]),
  broken(
    'refusal.named',
    'that a disposed hook is not there is told by a status alone',
    disposed().call('B', P1, {
      ok: false,
      refusal: 'hook-not-found',
      message: 'WorkflowWorldError: gone',
      unnamed: true,
    })
  ),
  ...([create('r1'), claim('r1', 'h1', 't1')] as const).map((call) =>
    broken(
      'refusal.named',
      `that it is there is told to ${call.kind} by a status alone`,
      owned().call('B', call, { ...EXISTS, unnamed: true })
    )
  ),
  kept(
    'refusal.named',
    'that a wait is not there has no name, and a status will do',
    began('r1').call(
      'B',
      { kind: 'completeWait', run: 'r1', wait: 'w1' },
      {
        ok: false,
        refusal: 'not-found',
        message: 'WorkflowWorldError: gone',
        unnamed: true,
      }
    )
  ),
  broken(
    'refusal.named',
    'that a run is not there is told by a status alone',
    new Story().call('B', startStep('r1', 's1'), {
      ok: false,
      refusal: 'not-found',
      message: 'WorkflowWorldError: gone',
      unnamed: true,
    })
  ),
  broken(
    'refusal.named',
    'a disposed hook is said to exist',
    disposed().call('B', P1, EXISTS)
  ),
  broken(
    'refusal.named',
    'the run of a disposed hook is said to be over, and is not',
    disposed().call('B', P1, EXPIRED)
  ),
  kept(
    'refusal.typed',
    'a reserved attribute is refused',
    began('r1').call('B', RESERVED, refused('invalid'))
  ),
  kept(
    'refusal.typed',
    'a step that is not there is not started, with an error of the contract',
    began('r1').call('B', startStep('r1', 's9'), BARE)
  ),
  ...[EXPIRED, BARE].map((answer) =>
    kept(
      'refusal.typed',
      `a step that is not there of a run that is over is ${answer.refusal}`,
      ended().call('B', startStep('r1', 's9'), answer)
    )
  ),
  ...[EXISTS, refused('invalid')].map((answer) =>
    kept(
      'refusal.typed',
      `a reserved attribute of a run that is over is ${answer.refusal}`,
      ended().call('B', RESERVED, answer)
    )
  ),
  broken(
    'refusal.typed',
    'a reserved attribute makes the World stumble',
    began('r1').call('B', RESERVED, UNEXPECTED)
  ),
];
