import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, running } from '../history-builder.js';
import {
  byToken,
  cancel,
  claim,
  complete,
  completeStep,
  create,
  createStep,
  EXISTS,
  EXPIRED,
  fail,
  getRun,
  NO_HOOK,
  run,
  set,
  start,
  startStep,
} from '../words.js';

const STARTED = ['run_created', 'run_started'] as const;
const ended = () => began('r1').call('A', complete('r1', 'V1'));
const stepping = () =>
  began('r1')
    .call('A', createStep('r1', 's1'))
    .call('A', startStep('r1', 's1'));

export const IN_FLIGHT_RUNS: readonly ClauseStory[] = [
  kept(
    'run.terminal-once',
    'of two ends at once one wins',
    began('r1')
      .ask('A', complete('r1', 'V1'))
      .ask('B', cancel('r1'))
      .answer('A', EXISTS)
      .answer('B')
      .sees(getRun('r1'), run('r1', 'cancelled'))
      .logs('r1', ...STARTED, 'run_cancelled')
  ),
  kept(
    'run.terminal-once',
    'a second cancellation succeeds, with an event of its own or without',
    began('r1')
      .call('A', cancel('r1'))
      .call('B', cancel('r1'))
      .logs('r1', ...STARTED, 'run_cancelled')
  ),
  kept(
    'run.terminal-once',
    'a second cancellation is appended',
    began('r1')
      .call('A', cancel('r1'))
      .call('B', cancel('r1'))
      .logs('r1', ...STARTED, 'run_cancelled', 'run_cancelled')
  ),
  broken(
    'run.terminal-once',
    'two ends are accepted and logged',
    ended()
      .call('B', cancel('r1'))
      .logs('r1', ...STARTED, 'run_completed V1', 'run_cancelled')
  ),
  broken(
    'run.terminal-once',
    'two ends are accepted, and the log knows of one',
    ended()
      .call('B', cancel('r1'))
      .logs('r1', ...STARTED, 'run_completed V1'),
    'run.end-releases'
  ),
  broken(
    'run.terminal-once',
    'both ends are refused, and nobody else ended the run',
    began('r1')
      .ask('A', complete('r1', 'V1'))
      .ask('B', fail('r1'))
      .answer('A', EXISTS)
      .answer('B', EXISTS)
  ),
  broken(
    'run.terminal-once',
    'an end is refused before the end that it lost to was asked for',
    began('r1')
      .call('B', cancel('r1'), EXISTS)
      .call('A', complete('r1', 'V1'))
      .sees(getRun('r1'), run('r1', 'completed', 'V1'))
      .logs('r1', ...STARTED, 'run_completed V1')
  ),
  kept(
    'run.status-final',
    'an ended run reads the same again and again',
    ended()
      .call('B', getRun('r1'), run('r1', 'completed', 'V1'))
      .sees(getRun('r1'), run('r1', 'completed', 'V1'))
  ),
  broken(
    'run.status-final',
    'the end that lost overwrites the status',
    ended()
      .call('B', cancel('r1'), EXISTS)
      .sees(getRun('r1'), run('r1', 'cancelled'))
  ),
  broken(
    'run.status-final',
    'a run that was seen to end goes on, though it ends well',
    ended()
      .call('B', getRun('r1'), run('r1', 'completed', 'V1'))
      .call('B', getRun('r1'), running('r1'))
      .sees(getRun('r1'), run('r1', 'completed', 'V1'))
  ),
  kept(
    'run.start-after-terminal',
    'a start of an ended run is refused',
    ended().call('B', start('r1'), EXPIRED)
  ),
  broken(
    'run.start-after-terminal',
    'a start of an ended run is accepted and does nothing',
    ended()
      .call('B', start('r1'))
      .sees(getRun('r1'), run('r1', 'completed', 'V1'))
  ),
  broken(
    'run.start-after-terminal',
    'a start of an ended run is logged',
    ended()
      .call('B', start('r1'))
      .logs(
        'r1',
        'run_created',
        'run_started',
        'run_completed V1',
        'run_started'
      ),
    'run.terminal-is-last'
  ),
  kept(
    'run.end-releases',
    'status, log and token agree on the end',
    began('r1')
      .call('A', claim('r1', 'h1', 't1'))
      .call('A', complete('r1', 'V1'))
      .sees(getRun('r1'), run('r1', 'completed', 'V1'))
      .sees(byToken('t1'), NO_HOOK)
      .logs('r1', ...STARTED, 'hook_created h1 t1', 'run_completed V1')
  ),
  broken(
    'run.end-releases',
    'an acknowledged end does not show in the status',
    ended().sees(getRun('r1'), running('r1'))
  ),
  broken(
    'run.end-releases',
    'an acknowledged end shows in the log alone',
    ended()
      .sees(getRun('r1'), running('r1'))
      .logs('r1', ...STARTED, 'run_completed V1'),
    'run.entity-matches-log'
  ),
  broken(
    'run.end-releases',
    'an acknowledged end shows in the status alone',
    ended()
      .sees(getRun('r1'), run('r1', 'completed', 'V1'))
      .logs('r1', ...STARTED),
    'run.entity-matches-log'
  ),
  kept(
    'run.terminal-is-last',
    'a step that was running ends after its run',
    stepping()
      .call('A', complete('r1', 'V1'))
      .call('A', completeStep('r1', 's1'))
      .logs(
        'r1',
        ...STARTED,
        'step_created s1',
        'step_started s1',
        'run_completed V1',
        'step_completed s1'
      )
  ),
  broken(
    'run.terminal-is-last',
    'a step is created on an ended run',
    ended().call('B', createStep('r1', 's1'))
  ),
  broken(
    'run.terminal-is-last',
    'a step that had not started ends after its run',
    began('r1')
      .call('A', createStep('r1', 's1'))
      .call('A', complete('r1', 'V1'))
      .call('A', completeStep('r1', 's1'))
  ),
  broken(
    'run.terminal-is-last',
    'a conflict is logged after the end',
    ended().logs('r1', ...STARTED, 'run_completed V1', 'hook_conflict h1'),
    'log.faithful'
  ),
  kept(
    'attributes.after-terminal',
    'attributes of an ended run are refused',
    ended().call('B', set('r1', ['a', '1']), EXISTS)
  ),
  broken(
    'attributes.after-terminal',
    'attributes of an ended run are accepted',
    ended().call('B', set('r1', ['a', '1']))
  ),
  broken(
    'attributes.after-terminal',
    'attributes of an ended run are logged',
    ended()
      .call('B', set('r1', ['a', '1']))
      .logs('r1', ...STARTED, 'run_completed V1', 'attr_set a=1'),
    'run.terminal-is-last'
  ),
  broken(
    'run.terminal-once',
    'a run is seen to have ended before anybody ends it',
    began('r1')
      .call('B', getRun('r1'), run('r1', 'completed', 'V1'))
      .call('A', complete('r1', 'V1'))
      .call('S', create('r2'))
  ),
];
