import type { Call } from '../../../src/model/call.js';
import type { Accepted, LogEntry } from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, running, Story } from '../history-builder.js';
import { logOf } from '../log-text.js';
import {
  cancel,
  claim,
  complete,
  completeStep,
  create,
  createStep,
  EXISTS,
  getRun,
  LOST,
  listEvents,
  NO_RUN,
  resume,
  run,
  set,
  start,
  startStep,
} from '../words.js';

const STARTED = ['run_created', 'run_started'] as const;
const READ = listEvents('r1');
const PAGED: Call = { kind: 'listEvents', run: 'r1', pageSize: 1 };
const THREE = ['step_created s1', 'step_created s2', 'step_created s3'];
const read = (...lines: string[]): Accepted => ({
  ok: true,
  events: logOf(...lines),
});

const answered = (line: string): Accepted => {
  const [event] = logOf(line);
  return { ok: true, event };
};

/** What the stories are asked for in is version 8. */
const versioned = (specVersion: number | null): LogEntry[] =>
  logOf(...STARTED).map((entry) => ({ ...entry, specVersion }));

/** A start that is answered with events, and is the last of them. */
const startedWith = (...lines: string[]): Accepted => ({
  ok: true,
  event: logOf('run_started @2')[0],
  preload: { events: logOf(...lines), hasMore: false },
});

const preloaded = (...lines: string[]) =>
  new Story()
    .call('A', create('r1'))
    .call('A', start('r1'), startedWith(...lines))
    .sees(getRun('r1'), running('r1'))
    .logs('r1', ...STARTED);

/** A resume that is answered with the start of its run, and with these. */
const resumedWith = (...lines: string[]) =>
  began('r1')
    .call('A', claim('r1', 'h1', 't1'))
    .call('A', RESUME_FOR_ALL, {
      ok: true,
      event: logOf('hook_received h1 P1 X1 @4')[0],
      preload: { events: logOf(...STARTED, ...lines), hasMore: false },
    })
    .logs('r1', ...STARTED, 'hook_created h1 t1', 'hook_received h1 P1 X1');

const RESUME_FOR_ALL: Call = {
  kind: 'resume',
  run: 'r1',
  hook: 'h1',
  payload: 'P1',
  resumeId: 'X1',
  preloads: true,
};

const preloadedPage = () =>
  new Story()
    .call('A', create('r1'))
    .call('A', start('r1'), {
      ok: true,
      preload: { events: logOf('run_created'), hasMore: true },
    })
    .sees(getRun('r1'), running('r1'))
    .logs('r1', ...STARTED);

const RESUMED = [...STARTED, 'hook_created h1 t1', 'hook_received h1 P1'];
const BARE: Call = { kind: 'listEvents', run: 'r1', data: 'none' };
const resumed = () =>
  began('r1')
    .call('A', claim('r1', 'h1', 't1'))
    .call('A', { kind: 'resume', run: 'r1', hook: 'h1', payload: 'P1' });

/** The log as it reads without data, but for what its last event shows. */
function bareLog(leftOut: boolean): Accepted {
  const events = logOf(...RESUMED).map(({ value: _, ...event }) => ({
    ...event,
    leftOut: leftOut || event.type !== 'hook_received',
  }));
  return { ok: true, events };
}

/** What the cancellation of many runs left, which alone gave a reason. */
const BECAUSE: LogEntry = {
  id: 'evnt_0000000003',
  type: 'run_cancelled',
  reason: 'why',
};
const CANCELLED: Accepted = {
  ok: true,
  results: [{ run: 'r1', outcome: 'cancelled' }],
  summary: {
    requested: 1,
    cancelled: 1,
    alreadyCancelled: 0,
    notCancellable: 0,
    notFound: 0,
    failed: 0,
  },
};

/** Two steps, the first acknowledged before the second is asked for. */
const steps = () =>
  began('r1')
    .call('A', createStep('r1', 's1'))
    .call('B', createStep('r1', 's2'));

const timed = (createdAt: number | null): readonly LogEntry[] =>
  logOf(...STARTED).map((entry, at) => ({
    ...entry,
    createdAt: at === 0 ? 1 : createdAt,
  }));

/** Created at 0 ms, and started at 10. */
const stamped = (...atMs: readonly number[]): Story =>
  new Story()
    .stamps()
    .call('A', create('r1'))
    .wait(10)
    .call('A', start('r1'))
    .wait(10)
    .keepsLog(
      'r1',
      logOf(...STARTED).map((entry, at) => ({
        ...entry,
        run: 'r1',
        createdAt: atMs[at],
      }))
    );

export const LOG: readonly ClauseStory[] = [
  kept('log.stamped', 'an event has the time of its call', stamped(0, 10)),
  broken('log.stamped', 'an event has the time of another', stamped(0, 0)),
  broken('log.stamped', 'an event is of later than it is', stamped(0, 15)),
  kept(
    'log.created-at',
    'each event has its time',
    began('r1').keepsLog('r1', timed(2))
  ),
  broken(
    'log.created-at',
    'an event has none',
    began('r1').keepsLog('r1', timed(null))
  ),
  ...[8, null].map((specVersion) =>
    kept(
      'log.faithful',
      `events are of the version ${specVersion}`,
      began('r1').keepsLog('r1', versioned(specVersion))
    )
  ),
  broken(
    'log.faithful',
    'an event is of a version in which nobody asked for it',
    began('r1').keepsLog('r1', versioned(7))
  ),
  kept(
    'log.created-first',
    'run_created comes first',
    began('r1').logs('r1', ...STARTED)
  ),
  broken(
    'log.created-first',
    'an overlapping start comes before run_created',
    new Story()
      .ask('A', create('r1'))
      .ask('B', { kind: 'startRun', run: 'r1' })
      .answer('A')
      .answer('B')
      .sees(getRun('r1'), running('r1'))
      .logs('r1', 'run_started', 'run_created')
  ),
  broken(
    'log.created-first',
    'run_created is lost',
    began('r1').sees(getRun('r1'), running('r1')).logs('r1', 'run_started')
  ),
  broken(
    'log.created-first',
    'nothing is in the log of a run',
    new Story()
      .call('A', create('r1'))
      .sees(getRun('r1'), run('r1', 'pending'))
      .logs('r1')
  ),
  kept(
    'log.unique-ids',
    'every event has its id',
    began('r1').logs('r1', ...STARTED)
  ),
  broken(
    'log.unique-ids',
    'two events share an id',
    began('r1').logs('r1', 'run_created @1', 'run_started @1'),
    'log.slots'
  ),
  kept(
    'log.order',
    'events at once come in any order',
    began('r1')
      .ask('A', createStep('r1', 's1'))
      .ask('B', createStep('r1', 's2'))
      .answer('A')
      .answer('B')
      .logs('r1', ...STARTED, 'step_created s2', 'step_created s1')
  ),
  broken(
    'log.order',
    'a later event comes first',
    steps().logs('r1', ...STARTED, 'step_created s2', 'step_created s1')
  ),
  kept(
    'log.slots',
    'slots are dense, and a reader sees a prefix',
    steps()
      .ask('C', READ)
      .call('A', createStep('r1', 's3'))
      .answer('C', read(...STARTED, 'step_created s1', 'step_created s2'))
      .logs(
        'r1',
        ...STARTED,
        'step_created s1',
        'step_created s2',
        'step_created s3'
      )
  ),
  broken(
    'log.slots',
    'a number is burnt',
    began('r1').logs('r1', 'run_created @1', 'run_started @3')
  ),
  broken(
    'log.slots',
    'a reader finds a hole that is filled later',
    began('r1')
      .ask('A', createStep('r1', 's1'))
      .ask('B', createStep('r1', 's2'))
      .call('C', READ, read(...STARTED, 'step_created s2 @4'))
      .answer('A')
      .answer('B')
      .logs('r1', ...STARTED, 'step_created s1', 'step_created s2')
  ),
  broken(
    'log.slots',
    'what a reader saw is gone in the end',
    began('r1')
      .ask('A', createStep('r1', 's1'))
      .call('B', READ, read(...STARTED, 'step_created s1'))
      .answer('A', { ok: false, refusal: 'too-early', message: '' })
      .logs('r1', ...STARTED),
    'step.created-once',
    'log.durable'
  ),
  kept(
    'log.pages',
    'page by page the log comes whole, without what is being written',
    steps()
      .ask('A', createStep('r1', 's3'))
      .call('C', PAGED, read(...STARTED, 'step_created s1', 'step_created s2'))
      .answer('A')
      .logs('r1', ...STARTED, ...THREE)
  ),
  broken(
    'log.pages',
    'an event at the edge of a page is passed over',
    steps()
      .call('C', PAGED, read(...STARTED, 'step_created s2 @4'))
      .logs('r1', ...STARTED, 'step_created s1', 'step_created s2'),
    'log.slots'
  ),
  broken(
    'log.pages',
    'an event at the edge of a page comes twice',
    steps()
      .call(
        'C',
        PAGED,
        read(
          ...STARTED,
          'step_created s1',
          'step_created s1 @3',
          'step_created s2 @4'
        )
      )
      .logs('r1', ...STARTED, 'step_created s1', 'step_created s2'),
    'log.slots'
  ),
  kept(
    'log.durable',
    'what was answered and read is there in the end',
    began('r1')
      .call('A', createStep('r1', 's1'), answered('step_created s1 @3'))
      .call('B', READ, read(...STARTED, 'step_created s1'))
      .logs('r1', ...STARTED, 'step_created s1')
  ),
  broken(
    'log.durable',
    'a write is answered with an event that is not in the log',
    began('r1')
      .call('A', createStep('r1', 's1'), answered('step_created s1 @4'))
      .logs('r1', ...STARTED, 'step_created s1')
  ),
  broken(
    'log.durable',
    'an event says something else than it did',
    began('r1')
      .ask('A', complete('r1', 'V1'))
      .ask('B', complete('r1', 'V2'))
      .call('C', READ, read(...STARTED, 'run_completed V2'))
      .answer('A')
      .answer('B', EXISTS)
      .sees(getRun('r1'), run('r1', 'completed', 'V1'))
      .logs('r1', ...STARTED, 'run_completed V1')
  ),
  kept(
    'log.faithful',
    'an event is of a call, whatever was answered to it',
    began('r1')
      .call('A', createStep('r1', 's1'), LOST)
      .logs('r1', ...STARTED, 'step_created s1')
  ),
  broken(
    'log.faithful',
    'nobody has made the call that an event is of',
    began('r1').logs('r1', ...STARTED, 'step_created s1')
  ),
  broken(
    'log.faithful',
    'an event holds another token than was claimed',
    began('r1')
      .call('A', claim('r1', 'h1', 't1'))
      .logs('r1', ...STARTED, 'hook_created h1 t2')
  ),
  kept(
    'log.without-data',
    'an event is read without its data, and all else of it',
    resumed()
      .call('B', BARE, bareLog(true))
      .logs('r1', ...RESUMED)
  ),
  broken(
    'log.without-data',
    'what a resume brought is read though it was to be left out',
    resumed()
      .call('B', BARE, bareLog(false))
      .logs('r1', ...RESUMED)
  ),
  kept(
    'log.faithful',
    'a second cancellation is answered with the event of the first',
    began('r1')
      .call('A', { kind: 'cancelRuns', runs: ['r1'], reason: 'why' }, CANCELLED)
      .call('B', cancel('r1'), { ok: true, event: BECAUSE })
      .sees(getRun('r1'), run('r1', 'cancelled'))
      .logs('r1', ...STARTED, 'run_cancelled')
  ),
  broken(
    'log.faithful',
    'a cancellation is answered with a reason that nobody gave',
    began('r1')
      .call('B', cancel('r1'), { ok: true, event: BECAUSE })
      .sees(getRun('r1'), run('r1', 'cancelled'))
      .logs('r1', ...STARTED, 'run_cancelled')
  ),
  ...(
    [
      [complete('r1', 'V1'), 'run_completed V2 @3'],
      [complete('r1', 'V1'), 'run_failed V1 @3'],
      [createStep('r1', 's1'), 'step_created s2 @3'],
      [claim('r1', 'h1', 't1'), 'hook_created h1 t2 @3'],
    ] as const
  ).map(([call, line]) =>
    broken(
      'log.faithful',
      `${call.kind} is answered with ${line}, though nobody reads the log`,
      began('r1').call('A', call, answered(line))
    )
  ),
  broken(
    'log.faithful',
    'a resume is answered with that of another hook, though nobody reads the log',
    began('r1')
      .call('A', claim('r1', 'h1', 't1'))
      .call('A', resume('r1', 'h1', 'P1'), answered('hook_received h2 P1 @4'))
  ),
  kept(
    'resume.accepted-durable',
    'a resume is delivered again after a death: both are in the log, in this order',
    began('r1')
      .call('A', claim('r1', 'h1', 't1'))
      .dies('A', resume('r1', 'h1', 'P1'))
      .call('A', resume('r1', 'h1', 'P1'))
      .logs(
        'r1',
        ...STARTED,
        'hook_created h1 t1',
        'hook_received h1 P1',
        'hook_received h1 P1'
      )
  ),
  broken(
    'log.faithful',
    'a write is answered with the event of another',
    steps()
      .call('A', createStep('r1', 's3'), answered('step_created s2 @4'))
      .logs(
        'r1',
        ...STARTED,
        'step_created s1',
        'step_created s2',
        'step_created s3'
      )
  ),
  broken(
    'log.faithful',
    'the end of a step is refused since its run is over, and is in the log',
    began('r1')
      .call('A', createStep('r1', 's1'))
      .call('A', startStep('r1', 's1'))
      .call('A', complete('r1', 'V1'))
      .call('B', completeStep('r1', 's1'), NO_RUN)
      .logs(
        'r1',
        ...STARTED,
        'step_created s1',
        'step_started s1',
        'run_completed V1',
        'step_completed s1'
      )
  ),
  kept(
    'read.fresh',
    'a read of the log sees what was acknowledged',
    began('r1')
      .call('A', set('r1', ['a', '1']))
      .call('B', READ, read(...STARTED, 'attr_set a=1'))
      .sees(getRun('r1'), run('r1', 'running', undefined, { a: '1' }))
      .logs('r1', ...STARTED, 'attr_set a=1')
  ),
  kept(
    'log.preloaded',
    'a start is answered with the log so far, its own event included',
    preloaded(...STARTED)
  ),
  kept(
    'log.preloaded',
    'a start is answered with a first page of the log',
    preloadedPage()
  ),
  broken(
    'log.preloaded',
    'a start is answered with the log without its own event',
    preloaded('run_created')
  ),
  kept(
    'log.preloaded',
    'a resume that asks for it is answered with the log so far',
    resumedWith('hook_created h1 t1', 'hook_received h1 P1 X1')
  ),
  broken(
    'log.preloaded',
    'a resume that asks for it is answered with the log without itself',
    resumedWith('hook_created h1 t1')
  ),
  broken(
    'log.preloaded',
    'a start is answered with the log the other way round',
    preloaded('run_started @2', 'run_created @1')
  ),
  broken(
    'log.preloaded',
    'a second start is answered with the log as it was at the first',
    began('r1')
      .call('A', set('r1', ['a', '1']))
      .call('B', start('r1'), {
        ok: true,
        preload: { events: logOf(...STARTED), hasMore: false },
      })
      .sees(getRun('r1'), run('r1', 'running', undefined, { a: '1' }))
      .logs('r1', ...STARTED, 'attr_set a=1')
  ),
];
