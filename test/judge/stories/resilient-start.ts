import { broken, type ClauseStory, kept } from '../clause-story.js';
import { running, Story } from '../history-builder.js';
import {
  cancel,
  create,
  EXISTS,
  EXPIRED,
  getRun,
  NO_RUN,
  run,
  start,
  startLost,
  UNEXPECTED,
} from '../words.js';

const CLAUSE = 'run.resilient-start';

const withInput = (input: string) => ({
  ok: true as const,
  run: { run: 'r1', status: 'running' as const, input },
});

export const RESILIENT_START: readonly ClauseStory[] = [
  kept(
    CLAUSE,
    'a start whose run is not there creates it, and the late creation is refused',
    new Story()
      .call('A', startLost('r1'))
      .call('B', create('r1'), EXISTS)
      .sees(getRun('r1'), running('r1'))
      .logs('r1', 'run_created in-r1', 'run_started')
  ),
  kept(
    CLAUSE,
    'two starts of a lost run make one',
    new Story()
      .ask('A', startLost('r1', 'in-a'))
      .ask('B', startLost('r1', 'in-b'))
      .answer('A')
      .answer('B')
      .sees(getRun('r1'), withInput('in-b'))
      .logs('r1', 'run_created in-b', 'run_started')
  ),
  kept(
    CLAUSE,
    'the run is there, and keeps what it was created with',
    new Story()
      .call('A', create('r1'))
      .call('A', startLost('r1', 'in-other'))
      .sees(getRun('r1'), withInput('in-r1'))
      .logs('r1', 'run_created in-r1', 'run_started')
  ),
  kept(
    CLAUSE,
    'a reader comes between the creation and the start',
    new Story()
      .ask('A', startLost('r1'))
      .call('B', getRun('r1'), run('r1', 'pending'))
      .answer('A')
  ),
  kept(
    'run.start-after-terminal',
    'the run is cancelled between its creation and its start',
    new Story()
      .ask('A', startLost('r1'))
      .call('B', cancel('r1'))
      .answer('A', EXPIRED)
      .sees(getRun('r1'), run('r1', 'cancelled'))
      .logs('r1', 'run_created in-r1', 'run_cancelled')
  ),
  kept(
    'run.exists',
    'a start that brings nothing does not create its run',
    new Story().call('A', start('r1'), NO_RUN).sees(getRun('r1'), NO_RUN)
  ),
  broken(
    CLAUSE,
    'a start is refused though it brings what the run is created with',
    new Story().call('A', startLost('r1'), NO_RUN)
  ),
  broken(
    CLAUSE,
    'a start is told that its pending run exists',
    new Story().call('A', create('r1')).call('A', startLost('r1'), EXISTS)
  ),
  broken(
    'call.served',
    'a start that is to create its run fails for no reason',
    new Story().call('A', startLost('r1'), UNEXPECTED)
  ),
  broken(
    'run.created-once',
    'the creation that comes late is accepted',
    new Story().call('A', startLost('r1')).call('B', create('r1'))
  ),
  broken(
    'run.identity',
    'the entity is of one start, and the log of the other',
    new Story()
      .ask('A', startLost('r1', 'in-a'))
      .ask('B', startLost('r1', 'in-b'))
      .answer('A')
      .answer('B')
      .sees(getRun('r1'), withInput('in-a'))
      .logs('r1', 'run_created in-b', 'run_started')
  ),
  broken(
    'log.created-first',
    'the log lacks the creation of a run that its start has created',
    new Story()
      .call('A', startLost('r1'))
      .sees(getRun('r1'), running('r1'))
      .logs('r1', 'run_started')
  ),
];
