import { expect, it } from 'vitest';
import {
  type CreateBatch,
  type EventItem,
  errorCodeOf,
} from '../../src/model/call.js';
import type { ClauseId } from '../../src/model/clauses/registry.js';
import type { Response } from '../../src/model/response.js';
import type { RunView } from '../../src/model/view.js';
import { began, Story, verdictOf } from './history-builder.js';
import { logOf } from './log-text.js';
import {
  byToken,
  cancel,
  claim,
  complete,
  completeStep,
  completeWait,
  conflict,
  create,
  createStep,
  createWait,
  dispose,
  EXISTS,
  EXPIRED,
  fail,
  getRun,
  hook,
  LOST,
  lazyStart,
  NO_RUN,
  resume,
  run,
  set,
  startStep,
} from './words.js';

/** Histories as somebody would tell them who looks for what is forgiven. */
const STARTED = ['run_created', 'run_started'] as const;
const CLAIMED = [...STARTED, 'hook_created h1 t1'] as const;
const H1 = hook('h1', 'r1', 't1');
const H2 = hook('h2', 'r2', 't1');
const MINE = claim('r1', 'h1', 't1');
const THEIRS = claim('r2', 'h2', 't1');
const END = complete('r1', 'V1');
/** Of the first of two failures, with its code. */
const FAILED: RunView = {
  run: 'r1',
  status: 'failed',
  value: 'V',
  errorCode: errorCodeOf('V'),
};
const COMPLETED = run('r1', 'completed', 'V1');
const GET_STEP = { kind: 'getStep', run: 'r1', step: 's1' } as const;

const two = () => began('r1', 'r2');
const owned = () => two().call('A', MINE);
const busy = () =>
  began('r1')
    .call('A', createStep('r1', 's1'))
    .call('A', startStep('r1', 's1'));
const step = (status: 'pending' | 'running'): Response => ({
  ok: true,
  step: { run: 'r1', step: 's1', status },
});
const TWO: CreateBatch = {
  kind: 'createBatch',
  run: 'r1',
  events: [createStep('r1', 's1'), createStep('r1', 's2')] as EventItem[],
};
const CONFLICT = { status: 409, answer: EXISTS };

const RIGHT: Readonly<Record<string, Story>> = {
  'of two claims at once that are both refused one took place': two()
    .ask('A', MINE)
    .ask('B', MINE)
    .answer('A', EXISTS)
    .answer('B', EXISTS)
    .logs('r1', ...CLAIMED)
    .sees(byToken('t1'), H1),
  'a lost end did all of it': owned()
    .call('A', END, LOST)
    .call('B', THEIRS)
    .sees(getRun('r1'), COMPLETED),
  'an end of which nobody was told came late': began('r1')
    .call('A', END, LOST)
    .call('B', getRun('r1'), run('r1', 'running'))
    .call('C', cancel('r1'), EXISTS)
    .sees(getRun('r1'), COMPLETED),
  'a disposal of which nobody was told came late': owned()
    .call('A', dispose('r1', 'h1'), LOST)
    .call('B', resume('r1', 'h1', 'P1'))
    .call('B', THEIRS)
    .sees(byToken('t1'), H2),
  'a lost claim is refused for itself': two()
    .call('A', MINE, LOST)
    .call('A', MINE, EXISTS)
    .sees(byToken('t1'), H1),
  'another took the token of a claim that died': two()
    .dies('A', MINE)
    .call('B', THEIRS)
    .retries('A', conflict('r2'))
    .sees(byToken('t1'), H2),
  'a batch meets a single write under way': began('r1')
    .ask('A', TWO)
    .call('B', createStep('r1', 's2'))
    .answer('A', {
      ok: true,
      outcomes: [
        {
          status: 200,
          answer: { ok: true, event: logOf('step_created s1 @4')[0] },
        },
        CONFLICT,
      ],
    })
    .logs('r1', ...STARTED, 'step_created s2', 'step_created s1'),
  'a batch that was lost is all there when it is sent again': began('r1')
    .call('A', TWO, LOST)
    .call('A', TWO, { ok: true, outcomes: [CONFLICT, CONFLICT] })
    .logs('r1', ...STARTED, 'step_created s1', 'step_created s2'),
};

const WRONG: Readonly<Record<string, readonly [Story, ...ClauseId[]]>> = {
  'a claim that is refused behind a disposal brings the token back': [
    owned()
      .call('A', dispose('r1', 'h1'))
      .call('B', MINE, EXISTS)
      .logs('r1', ...CLAIMED, 'hook_disposed h1')
      .sees(byToken('t1'), H1),
    'token.released-on-dispose',
  ],
  'half of a lost change is there': [
    began('r1')
      .call('A', set('r1', ['a', '1'], ['b', '2']), LOST)
      .sees(getRun('r1'), run('r1', 'running', undefined, { a: '1' })),
    'attributes.merge',
  ],
  'a lost creation exists, and is not there': [
    new Story()
      .call('A', create('r1'), LOST)
      .retries('A', EXISTS)
      .sees(getRun('r1'), NO_RUN),
    'crash.retry-converges',
  ],
  'a lost outcome exists, and its step goes on': [
    busy()
      .call('A', completeStep('r1', 's1'), LOST)
      .retries('A', EXISTS)
      .sees(GET_STEP, step('running')),
    'crash.retry-converges',
  ],
  'an end that died shows behind the death': [
    owned()
      .ask('A', END)
      .crash()
      .restart()
      .call('B', getRun('r1'), run('r1', 'running'))
      .call('B', byToken('t1'), H1)
      .sees(getRun('r1'), COMPLETED),
    'run.end-releases',
  ],
  'a claim is accepted again that has lost its token meanwhile': [
    two()
      .dies('A', MINE)
      .call('B', THEIRS)
      .retries('A')
      .sees(byToken('t1'), H2),
    'crash.retry-converges',
  ],
  'a retained token is given away after a death': [
    two()
      .call('A', claim('r1', 'h1', 't1', 60_000))
      .call('A', END)
      .crash()
      .restart()
      .wait(1000)
      .call('B', THEIRS),
    'token.retained',
  ],
  'a token is refused that its owner has let go of': [
    owned().call('A', dispose('r1', 'h1')).call('B', THEIRS, conflict('r1')),
    'token.released-on-dispose',
  ],
  'two completions of a wait are refused for each other': [
    began('r1')
      .call('A', createWait('r1', 'w1'))
      .wait(5)
      .ask('A', completeWait('r1', 'w1'))
      .ask('B', completeWait('r1', 'w1'))
      .answer('A', EXISTS)
      .answer('B', EXISTS),
    'wait.completed-once',
  ],
  'two starts that bring their step are refused for each other': [
    began('r1')
      .ask('A', lazyStart('r1', 's1'))
      .ask('B', lazyStart('r1', 's1'))
      .answer('A', EXISTS)
      .answer('B', EXISTS),
    'step.lazy-created',
  ],
  'a step is there whose creation was refused': [
    began('r1')
      .call('A', createStep('r1', 's1'), EXISTS)
      .sees(GET_STEP, step('pending')),
    'step.created-once',
    'step.entity',
  ],
  'of two failures that were taken one is shown, with its own code': [
    began('r1')
      .ask('A', fail('r1', 'V'))
      .ask('B', fail('r1', 'W'))
      .answer('A')
      .answer('B')
      .logs('r1', ...STARTED, 'run_failed V', 'run_failed W')
      .sees({ kind: 'listRuns' }, { ok: true, runs: [FAILED] }),
    'run.terminal-once',
  ],
  'a resume that was refused behind the end is in the log': [
    owned()
      .call('A', END)
      .call('B', resume('r1', 'h1', 'P1'), EXPIRED)
      .logs('r1', ...CLAIMED, 'run_completed V1', 'hook_received h1 P1'),
    'run.terminal-is-last',
    'resume.live-only',
    'resume.refused-absent',
  ],
};

it.each(Object.entries(RIGHT))('forgives it: %s', (_, story) => {
  const { broken, doubts, unknown } = verdictOf(story);
  expect({ broken, doubts, unknown }).toEqual({
    broken: [],
    doubts: [],
    unknown: false,
  });
});

it.each(Object.entries(WRONG))('finds it: %s', (_, [story, ...clauses]) => {
  expect(verdictOf(story).broken).toEqual(clauses);
});
