import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, running, Story } from '../history-builder.js';
import {
  byToken,
  cancel,
  claim,
  complete,
  conflict,
  create,
  EXISTS,
  getRun,
  hook,
  LOST,
  listHooks,
  NO_RUN,
  OK,
  refused,
  resume,
  run,
  start,
  startStep,
  UNEXPECTED,
} from '../words.js';

export const ADMISSION_RUNS: readonly ClauseStory[] = [
  kept(
    'run.created-once',
    'the second of two creations is refused',
    new Story()
      .ask('A', create('r1'))
      .ask('B', create('r1'))
      .answer('A')
      .answer('B', EXISTS)
      .sees(getRun('r1'), run('r1', 'pending'))
      .logs('r1', 'run_created')
  ),
  kept(
    'run.created-once',
    'a creation whose answer was lost had taken effect, and its retry is refused',
    new Story()
      .call('A', create('r1'), LOST)
      .call('A', create('r1'), EXISTS)
      .sees(getRun('r1'), run('r1', 'pending'))
  ),
  broken(
    'run.created-once',
    'two creations are accepted',
    new Story().call('A', create('r1')).call('B', create('r1'))
  ),
  broken(
    'run.created-once',
    'the second creation starts the run anew',
    began('r1').call('B', create('r1')).sees(getRun('r1'), run('r1', 'pending'))
  ),
  broken(
    'run.created-once',
    'a second creation fails with whatever the database said',
    new Story().call('A', create('r1')).call('B', create('r1'), UNEXPECTED)
  ),
  kept(
    'run.creatable',
    'a first creation is accepted',
    new Story().call('A', create('r1'))
  ),
  ...[EXISTS, UNEXPECTED, refused('invalid')].map((answer) =>
    broken(
      'run.creatable',
      `a first creation is refused as ${answer.refusal}`,
      new Story().call('A', create('r1'), answer)
    )
  ),
  broken(
    'run.creatable',
    'a first creation fails, and the run is there all the same',
    new Story()
      .call('A', create('r1'), UNEXPECTED)
      .sees(getRun('r1'), run('r1', 'pending'))
      .logs('r1', 'run_created')
  ),
  broken(
    'run.created-once',
    'both creations are in the log',
    new Story()
      .call('A', create('r1'))
      .call('B', create('r1'))
      .logs('r1', 'run_created', 'run_created')
  ),
  kept(
    'run.started-once',
    'two starts leave one event',
    new Story()
      .call('A', create('r1'))
      .ask('A', start('r1'))
      .ask('B', start('r1'))
      .answer('A')
      .answer('B')
      .sees(getRun('r1'), running('r1'))
      .logs('r1', 'run_created', 'run_started')
  ),
  broken(
    'run.started-once',
    'two starts leave two events',
    began('r1')
      .call('B', start('r1'))
      .logs('r1', 'run_created', 'run_started', 'run_started')
  ),
  broken(
    'run.started-once',
    'a pending run is refused its first start',
    new Story().call('A', create('r1')).call('A', start('r1'), EXISTS)
  ),
  kept(
    'run.exists',
    'an event for an unknown run is refused and leaves nothing',
    new Story()
      .call('A', complete('r9'), NO_RUN)
      .sees(getRun('r9'), NO_RUN)
      .logs('r9')
  ),
  kept(
    'run.exists',
    'a resume of an unknown hook of an unknown run is refused for the hook',
    new Story().call('A', resume('r9', 'h9', 'P1'), {
      ok: false,
      refusal: 'hook-not-found',
      message: '',
    })
  ),
  ...[complete('r9'), start('r9'), startStep('r9', 's1')].map((call) =>
    broken(
      'run.exists',
      `${call.kind} of an unknown run is accepted`,
      new Story().call('A', call)
    )
  ),
  broken(
    'run.exists',
    'an end came before its run, which goes on all the same',
    new Story()
      .call('A', cancel('r1'))
      .call('A', create('r1'))
      .call('A', start('r1'))
      .sees(getRun('r1'), running('r1'))
      .logs('r1', 'run_cancelled', 'run_created', 'run_started')
  ),
  broken(
    'run.exists',
    'an event for an unknown run is refused as if it had come before',
    new Story().call('A', complete('r9'), EXISTS)
  ),
  broken(
    'run.exists',
    'a refused event stays in the log of the unknown run',
    new Story().call('A', complete('r9'), NO_RUN).logs('r9', 'run_completed')
  ),
  broken(
    'run.exists',
    'a refused event leaves the run that it asked for',
    new Story().call('A', start('r9'), NO_RUN).sees(getRun('r9'), running('r9'))
  ),
  broken(
    'run.exists',
    'a ghost is claimed, and is judged no further',
    began('r1')
      .call('A', claim('r9', 'h9', 't1'))
      .call('B', claim('r1', 'h1', 't1'), conflict('r9'))
      .call('B', byToken('t1'), hook('h9', 'r9', 't1'))
      .call('B', claim('r1', 'h1', 't1'), OK)
      .logs('r9', 'hook_created h9 t1')
  ),
  broken(
    'run.exists',
    'a refused claim of a ghost can be looked up',
    new Story()
      .call('A', claim('r9', 'h9', 't1'), NO_RUN)
      .sees(byToken('t1'), hook('h9', 'r9', 't1'))
  ),
  broken(
    'run.exists',
    'and can be listed',
    new Story()
      .call('A', claim('r9', 'h9', 't1'), NO_RUN)
      .sees(listHooks('r9'), {
        ok: true,
        hooks: [{ hook: 'h9', run: 'r9', token: 't1' }],
      })
  ),
  broken(
    'run.exists',
    'a claim for an unknown run meets a conflict',
    began('r1')
      .call('A', claim('r1', 'h1', 't1'))
      .call('B', claim('r9', 'h9', 't1'), conflict('r1'))
  ),
];
