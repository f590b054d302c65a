import type { Call } from '../../../src/model/call.js';
import type { Accepted } from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, Story } from '../history-builder.js';
import { logOf } from '../log-text.js';
import { claim, create, createStep } from '../words.js';

const STARTED = ['run_created', 'run_started'] as const;
const LOG = [...STARTED, 'step_created s1', 'step_created s2'];
const BACKWARDS: Call = { kind: 'listEvents', run: 'r1', order: 'desc' };
const FOLLOW: Call = { kind: 'followEvents', run: 'r1' };
const GO_ON: Call = { ...FOLLOW, from: 'c3' };
const OF_STEP: Call = { kind: 'listStepEvents', run: 'r1', step: 's1' };
const OF_HOOK: Call = { kind: 'listHookEvents', run: 'r1', hook: 'h1' };
const PAGES: Call = { kind: 'listSteps', run: 'r1', pageSize: 1 };
const GET: Call = {
  kind: 'getEvent',
  run: 'r1',
  at: 0,
  event: logOf('run_created')[0]?.id,
};

const followed = (cursor: string | null, ...lines: string[]): Accepted => ({
  ok: true,
  events: logOf(...lines),
  cursor,
});

const found = (line: string): Accepted => {
  const [event] = logOf(line);
  return { ok: true, found: event };
};

const related = (...lines: string[]): Accepted => ({
  ok: true,
  related: logOf(...lines),
});

const listed = (...names: string[]): Accepted => ({
  ok: true,
  steps: names.map((step) => ({ step, run: 'r1', status: 'pending' })),
});

const ALL: Call = { kind: 'listRuns' };
const LAST: Call = { kind: 'listRuns', order: 'desc' };
const three = () =>
  new Story()
    .call('A', create('r1'))
    .call('A', create('r2'))
    .call('A', create('r3'));

/** `r1@2`: the run r1, created at 2. */
const runsOf = (...lines: string[]): Accepted => ({
  ok: true,
  runs: lines.map((line) => {
    const [run = '', at] = line.split('@');
    return { run, status: 'pending', createdAt: Number(at) };
  }),
});

const steps = () =>
  began('r1')
    .call('A', createStep('r1', 's1'))
    .call('A', createStep('r1', 's2'));

/** One step, then a reader that is left with a cursor, then another step. */
const left = (cursor: string | null) =>
  began('r1')
    .call('A', createStep('r1', 's1'))
    .call('C', FOLLOW, followed(cursor, ...STARTED, 'step_created s1'))
    .call('A', createStep('r1', 's2'));

export const LISTS: readonly ClauseStory[] = [
  kept(
    'lookup.pages-of-run',
    'each step comes once',
    steps()
      .call('C', PAGES, listed('s2', 's1'))
      .logs('r1', ...LOG)
  ),
  broken(
    'lookup.pages-of-run',
    'a step at the edge of a page is passed over',
    steps()
      .call('C', PAGES, listed('s2'))
      .logs('r1', ...LOG)
  ),
  broken(
    'lookup.pages-of-run',
    'a step at the edge of a page comes twice',
    steps()
      .call('C', PAGES, listed('s1', 's1', 's2'))
      .logs('r1', ...LOG)
  ),
  kept(
    'log.descending',
    'the newest comes first',
    steps()
      .call('C', BACKWARDS, {
        ok: true,
        events: logOf(...LOG).toReversed(),
      })
      .logs('r1', ...LOG)
  ),
  broken(
    'log.descending',
    'the oldest comes first',
    steps()
      .call('C', BACKWARDS, { ok: true, events: logOf(...LOG) })
      .logs('r1', ...LOG)
  ),
  kept(
    'log.cursor',
    'what came since comes once',
    left('c3')
      .call('C', GO_ON, followed('c4', 'step_created s2 @4'))
      .logs('r1', ...LOG)
  ),
  broken(
    'log.cursor',
    'the last page has no cursor',
    left(null).logs('r1', ...LOG)
  ),
  broken(
    'log.cursor',
    'nothing comes after the cursor any more',
    left('c3')
      .call('C', GO_ON, followed('c3'))
      .logs('r1', ...LOG)
  ),
  broken(
    'log.cursor',
    'the last event comes again',
    left('c3')
      .call(
        'C',
        GO_ON,
        followed('c4', 'step_created s1 @3', 'step_created s2 @4')
      )
      .logs('r1', ...LOG)
  ),
  kept(
    'log.event',
    'an event is found by its id',
    steps()
      .call('C', GET, found('run_created'))
      .logs('r1', ...LOG)
  ),
  broken(
    'log.event',
    'another event is found',
    steps()
      .call('C', GET, found('run_started @2'))
      .logs('r1', ...LOG)
  ),
  kept(
    'log.correlated',
    'the events of a step are listed',
    steps()
      .call('C', OF_STEP, related('step_created s1 @3'))
      .logs('r1', ...LOG)
  ),
  kept(
    'lookup.order',
    'backwards, runs come the other way round',
    three()
      .call('B', LAST, runsOf('r3@3', 'r2@2', 'r1@1'))
      .sees(ALL, runsOf('r1@1', 'r2@2', 'r3@3'))
  ),
  kept(
    'lookup.order',
    'runs of one time come in any order',
    three()
      .call('B', LAST, runsOf('r3@3', 'r1@1', 'r2@1'))
      .sees(ALL, runsOf('r1@1', 'r2@1', 'r3@3'))
  ),
  broken(
    'lookup.order',
    'runs come forwards where they are to come backwards',
    three()
      .call('B', LAST, runsOf('r1@1', 'r2@2', 'r3@3'))
      .sees(ALL, runsOf('r1@1', 'r2@2', 'r3@3'))
  ),
  kept(
    'log.correlated',
    'the events of a hook are listed, its claim among them',
    began('r1')
      .call('A', claim('r1', 'h1', 't1'))
      .call('C', OF_HOOK, related('hook_created h1 t1 @3'))
      .logs('r1', 'run_created', 'run_started', 'hook_created h1 t1')
  ),
  broken(
    'log.correlated',
    'a hook has no events where it has been claimed',
    began('r1')
      .call('A', claim('r1', 'h1', 't1'))
      .call('C', OF_HOOK, related())
      .logs('r1', 'run_created', 'run_started', 'hook_created h1 t1')
  ),
  broken(
    'log.correlated',
    'an event of the step is not listed',
    steps()
      .call('C', OF_STEP, related())
      .logs('r1', ...LOG)
  ),
  broken(
    'log.correlated',
    'an event of another step is listed',
    steps()
      .call('C', OF_STEP, related('step_created s1 @3', 'step_created s2 @4'))
      .logs('r1', ...LOG)
  ),
];
