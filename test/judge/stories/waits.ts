import type {
  Accepted,
  LogEntry,
  WaitView,
} from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began } from '../history-builder.js';
import { logOf } from '../log-text.js';
import {
  complete,
  completeWait,
  createWait,
  EXISTS,
  EXPIRED,
  NO_RUN,
  refused,
} from '../words.js';

const STARTED = ['run_created', 'run_started'] as const;

/** Due in 10 ms. */
const SLEEP = createWait('r1', 'w1', 10);
const WAKE = completeWait('r1', 'w1');
const TOO_EARLY = refused('too-early');
const REJECTED = refused('rejected');

const asleep = () => began('r1').call('A', SLEEP);
/** It is due, and nothing speaks against its completion. */
const overdue = () => asleep().wait(20);
const awake = () => overdue().call('A', WAKE);
const over = () => overdue().call('A', complete('r1', 'V1'));

const shown = (
  status: WaitView['status'],
  fields: Partial<WaitView> = {}
): Accepted => ({
  ok: true,
  wait: {
    wait: 'w1',
    run: 'r1',
    status,
    resumeAt: 10,
    createdAt: 1,
    completedAt: status === 'waiting' ? null : 2,
    ...fields,
  },
});
const answered = () => began('r1').call('A', SLEEP, shown('waiting')).wait(20);

const created = (resumeAt: LogEntry['resumeAt']): LogEntry[] =>
  logOf(...STARTED, 'wait_created w1').map((entry) =>
    entry.type === 'wait_created' ? { ...entry, resumeAt } : entry
  );

const ONCE: readonly ClauseStory[] = [
  kept(
    'wait.created-once',
    'the second creation of a wait is refused',
    asleep().call('B', createWait('r1', 'w1', 5), EXISTS)
  ),
  broken(
    'wait.created-once',
    'two creations of a wait are accepted',
    asleep().call('B', createWait('r1', 'w1', 5))
  ),
  broken(
    'wait.created-once',
    'the first creation of a wait is refused',
    began('r1').call('A', SLEEP, EXISTS)
  ),
  broken(
    'wait.created-once',
    'two creations of a wait are logged',
    asleep().logs('r1', ...STARTED, 'wait_created w1', 'wait_created w1')
  ),
  kept(
    'wait.completed-once',
    'of two completions one is refused',
    overdue()
      .ask('A', WAKE)
      .call('B', WAKE, EXISTS)
      .answer('A')
      .logs('r1', ...STARTED, 'wait_created w1', 'wait_completed w1')
  ),
  kept(
    'wait.completed-once',
    'a wait may complete before it is due, or be refused as too early',
    asleep().call('A', WAKE, TOO_EARLY).call('A', WAKE).call('A', WAKE, EXISTS)
  ),
  broken(
    'wait.completed-once',
    'two completions of a wait are accepted',
    awake().call('B', WAKE)
  ),
  broken(
    'wait.completed-once',
    'a race leaves two completions in the log',
    awake().logs(
      'r1',
      ...STARTED,
      'wait_created w1',
      'wait_completed w1',
      'wait_completed w1'
    )
  ),
  broken(
    'wait.completed-once',
    'a wait that is due does not complete',
    overdue().call('A', WAKE, TOO_EARLY)
  ),
  broken(
    'wait.completed-once',
    'an accepted completion is not in the log',
    awake().logs('r1', ...STARTED, 'wait_created w1')
  ),
];

const THERE: readonly ClauseStory[] = [
  kept(
    'wait.exists',
    'a wait of another run is not there',
    began('r1', 'r2')
      .call('A', SLEEP)
      .wait(20)
      .call('B', completeWait('r2', 'w1'), REJECTED)
      .call('B', WAKE)
  ),
  broken(
    'wait.exists',
    'a wait completes that nobody has created',
    began('r1').call('A', WAKE)
  ),
  kept(
    'wait.after-terminal',
    'the wait of an ended run went with it, whatever is said of it',
    over().call('B', WAKE, REJECTED).call('B', SLEEP, EXPIRED)
  ),
  kept(
    'wait.after-terminal',
    'while its run ends a wait may be gone already',
    overdue()
      .ask('A', complete('r1', 'V1'))
      .call('B', WAKE, REJECTED)
      .answer('A')
      .call('B', WAKE, EXPIRED)
  ),
  broken(
    'wait.after-terminal',
    'a wait is created on an ended run',
    over().call('B', createWait('r1', 'w2'))
  ),
  broken(
    'wait.after-terminal',
    'a wait leaks over the end of its run, and completes',
    over().call('B', WAKE)
  ),
  broken(
    'wait.after-terminal',
    'a wait is created behind the end of its run in the log',
    over()
      .call('B', createWait('r1', 'w2'))
      .logs(
        'r1',
        ...STARTED,
        'wait_created w1',
        'run_completed V1',
        'wait_created w2'
      ),
    'run.terminal-is-last'
  ),
];

const SHOWN: readonly ClauseStory[] = [
  kept(
    'wait.entity',
    'each event answers the wait that it has left',
    answered().call('A', WAKE, shown('completed'))
  ),
  kept(
    'wait.entity',
    'a World may call its waits as it likes, as long as it stays with it',
    began('r1')
      .call('A', SLEEP, shown('waiting', { wait: '?7' }))
      .wait(20)
      .call('A', WAKE, shown('completed', { wait: '?7' }))
  ),
  broken(
    'wait.entity',
    'a completion answers a wait that waits',
    answered().call('A', WAKE, shown('waiting'))
  ),
  broken(
    'wait.entity',
    'the answer shows the wait of another run',
    began('r1', 'r2').call('A', SLEEP, shown('waiting', { run: 'r2' }))
  ),
  kept(
    'wait.resume-at',
    'the log has the time that was given',
    asleep().keepsLog('r1', created(10))
  ),
  broken(
    'wait.resume-at',
    'the log has a text where a Date was given',
    asleep().keepsLog('r1', created('a string that is no Date'))
  ),
  broken(
    'wait.resume-at',
    'the log has lost the time',
    asleep().keepsLog('r1', created(null))
  ),
  broken(
    'wait.resume-at',
    'a completion shows another time',
    answered().call('A', WAKE, shown('completed', { resumeAt: 5 }))
  ),
  broken(
    'wait.resume-at',
    'a refused creation has moved the time of the wait',
    answered()
      .call('B', createWait('r1', 'w1', 5), EXISTS)
      .call('A', WAKE, shown('completed', { resumeAt: 5 }))
  ),
  broken(
    'entity.stable',
    'a wait that waits shows when it was completed',
    began('r1').call('A', SLEEP, shown('waiting', { completedAt: 1 }))
  ),
  broken(
    'run.exists',
    'a wait of a run that goes on is refused as of none',
    asleep().call('B', createWait('r1', 'w2'), NO_RUN)
  ),
  broken(
    'refusal.named',
    'a second completion is refused for a reason that is not true',
    awake().call('B', WAKE, EXPIRED)
  ),
];

export const WAITS: readonly ClauseStory[] = [...ONCE, ...THERE, ...SHOWN];
