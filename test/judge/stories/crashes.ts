import type { Response } from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, running, Story } from '../history-builder.js';
import {
  byToken,
  claim,
  complete,
  completeStep,
  conflict,
  create,
  createStep,
  dispose,
  EXISTS,
  EXPIRED,
  getHook,
  getRun,
  hook,
  NO_HOOK,
  NO_RUN,
  refused,
  run,
  startStep,
  UNEXPECTED,
} from '../words.js';

const CLAIM = claim('r1', 'h1', 't1');
const WANTED = claim('r2', 'h2', 't1');
const END = complete('r1', 'V1');
const STEP = createStep('r1', 's1');
const H1 = hook('h1', 'r1', 't1');
const H2 = hook('h2', 'r2', 't1');
const COMPLETED = run('r1', 'completed', 'V1');
const STARTED = ['run_created', 'run_started'] as const;
const CLAIMED = [...STARTED, 'hook_created h1 t1'] as const;

const readStep = { kind: 'getStep', run: 'r1', step: 's1' } as const;
const NO_STEP = refused('not-found');
const step = (status: 'pending' | 'running'): Response => ({
  ok: true,
  step: { run: 'r1', step: 's1', status },
});

const two = () => began('r1', 'r2');
const owned = () => two().call('A', CLAIM);

const ACKNOWLEDGED: readonly ClauseStory[] = [
  broken(
    'crash.acknowledged',
    'an end that was answered is gone with its process',
    began('r1')
      .call('A', END)
      .crash()
      .restart()
      .logs('r1', ...STARTED)
      .sees(getRun('r1'), running('r1'))
  ),
  kept(
    'crash.acknowledged',
    'an end that was answered stands in the log',
    began('r1')
      .call('A', END)
      .crash()
      .restart()
      .logs('r1', ...STARTED, 'run_completed V1')
      .sees(getRun('r1'), COMPLETED)
  ),
];

const RETRIED: readonly ClauseStory[] = [
  broken(
    'crash.retry-converges',
    'a creation is refused for what it has left, and never there',
    new Story()
      .dies('A', create('r1'))
      .retries('A', EXISTS)
      .sees(getRun('r1'), NO_RUN)
  ),
  broken(
    'crash.retry-converges',
    'a completion is refused, and its step goes on',
    began('r1')
      .call('A', STEP)
      .call('A', startStep('r1', 's1'))
      .dies('A', completeStep('r1', 's1'))
      .retries('A', EXISTS)
      .sees(readStep, step('running'))
  ),
  broken(
    'crash.retry-converges',
    'a repetition meets an error that says nothing',
    began('r1')
      .dies('A', END)
      .retries('A', UNEXPECTED)
      .sees(getRun('r1'), running('r1'))
  ),
  broken(
    'crash.retry-converges',
    'a repetition writes the event again',
    began('r1')
      .dies('A', STEP)
      .retries('A')
      .logs('r1', ...STARTED, 'step_created s1', 'step_created s1')
  ),
  kept(
    'crash.retry-converges',
    'a repetition is told that it is done',
    began('r1')
      .dies('A', STEP)
      .retries('A', EXISTS)
      .sees(readStep, step('pending'))
  ),
  broken(
    'crash.retry-converges',
    'a disposal is repeated and in the log twice',
    owned()
      .dies('A', dispose('r1', 'h1'))
      .retries('A')
      .logs('r1', ...CLAIMED, 'hook_disposed h1', 'hook_disposed h1')
      .sees(getHook('h1'), NO_HOOK)
  ),
  kept(
    'crash.retry-converges',
    'a disposal meets a hook that was claimed anew',
    owned()
      .dies('A', dispose('r1', 'h1'))
      .call('B', CLAIM)
      .retries('A')
      .logs(
        'r1',
        ...CLAIMED,
        'hook_disposed h1',
        'hook_created h1 t1',
        'hook_disposed h1'
      )
      .sees(getHook('h1'), NO_HOOK)
  ),
  kept(
    'crash.retry-converges',
    'a repetition is refused and mends what is left',
    two()
      .dies('A', CLAIM)
      .call('B', byToken('t1'), NO_HOOK)
      .retries('A', EXISTS)
      .sees(byToken('t1'), H1)
  ),
];

const ORPHANED: readonly ClauseStory[] = [
  broken(
    'crash.token-not-orphaned',
    'a claim conflicts with what it has left',
    two()
      .dies('A', CLAIM)
      .retries('A', conflict('r1'))
      .sees(getHook('h1'), NO_HOOK)
  ),
  broken(
    'crash.token-not-orphaned',
    'a claim takes a token for ever, and has no hook',
    two()
      .dies('A', CLAIM)
      .retries('A', EXISTS)
      .call('B', WANTED, conflict('r1'))
      .sees(byToken('t1'), NO_HOOK)
      .sees(getHook('h1'), NO_HOOK)
  ),
  broken(
    'crash.token-not-orphaned',
    'a disposal keeps the token for ever',
    owned()
      .dies('A', dispose('r1', 'h1'))
      .retries('A', NO_HOOK)
      .call('B', WANTED, conflict('r1'))
      .logs('r1', ...CLAIMED, 'hook_disposed h1')
      .sees(byToken('t1'), NO_HOOK)
      .sees(getHook('h1'), NO_HOOK)
  ),
  broken(
    'crash.token-not-orphaned',
    'whoever claims the same hook conflicts with what a claim has left',
    owned()
      .call('A', dispose('r1', 'h1'))
      .dies('A', claim('r1', 'h3', 't1'))
      .call('B', claim('r1', 'h3', 't1'), conflict('r1'))
      .retries('A', conflict('r1'))
      .sees(getHook('h3'), NO_HOOK)
  ),
  kept(
    'crash.token-not-orphaned',
    'a claim goes on where it was cut short',
    two()
      .dies('A', CLAIM)
      .call('B', WANTED, conflict('r1'))
      .call('B', byToken('t1'), NO_HOOK)
      .retries('A')
      .sees(byToken('t1'), H1)
  ),
];

/** Two callers claim one hook for a second, and the first dies in it. */
const KEPT_FOR_A_SECOND = claim('r1', 'h1', 't1', 1_000);
const goesOn = (retainUntil: number) =>
  began('r1')
    .dies('A', KEPT_FOR_A_SECOND)
    .wait(5)
    .call('B', KEPT_FOR_A_SECOND, {
      ok: true,
      hook: { hook: 'h1', run: 'r1', token: 't1', retainUntil },
    })
    .retries('A', EXISTS);

const GONE_ON: readonly ClauseStory[] = [
  ...[1_000, 1_005].map((retainUntil) =>
    kept(
      'token.retained',
      `a claim goes on with what another has left, until ${retainUntil}`,
      goesOn(retainUntil)
    )
  ),
  broken(
    'token.retained',
    'a claim goes on with what another has left, and is kept for less than either asked',
    goesOn(999)
  ),
];

const LOST: readonly ClauseStory[] = [
  broken(
    'crash.owner-not-lost',
    'a token is given away by an end that never comes',
    owned()
      .dies('A', END)
      .call('B', WANTED)
      .sees(getRun('r1'), running('r1'))
      .sees(byToken('t1'), H2)
  ),
  broken(
    'crash.owner-not-lost',
    'a hook is hidden by an end that never comes',
    owned()
      .dies('A', END)
      .sees(getRun('r1'), running('r1'))
      .sees(byToken('t1'), NO_HOOK)
  ),
  kept(
    'crash.owner-not-lost',
    'a token is given away by an end that comes in the end',
    owned()
      .dies('A', END)
      .call('B', WANTED)
      .call('B', getRun('r1'), running('r1'))
      .retries('A')
      .sees(getRun('r1'), COMPLETED)
      .sees(byToken('t1'), H2)
  ),
  broken(
    'run.end-releases',
    'a crash cuts short an end, which keeps its token for ever',
    owned()
      .dies('A', END)
      .retries('A', EXPIRED)
      .call('B', WANTED, conflict('r1'))
      .sees(getRun('r1'), COMPLETED)
      .sees(byToken('t1'), H1)
  ),
];

const CONVERGING: readonly ClauseStory[] = [
  broken(
    'recovery.converges',
    'an event has no step',
    began('r1')
      .dies('A', STEP)
      .retries('A', EXISTS)
      .logs('r1', ...STARTED, 'step_created s1')
      .sees(readStep, NO_STEP)
  ),
  broken(
    'recovery.converges',
    'a step has no event',
    began('r1')
      .dies('A', STEP)
      .retries('A', EXISTS)
      .logs('r1', ...STARTED)
      .sees(readStep, step('pending'))
  ),
  broken(
    'recovery.converges',
    'a run is completed, and its log goes on',
    began('r1')
      .dies('A', END)
      .retries('A', EXPIRED)
      .logs('r1', ...STARTED)
      .sees(getRun('r1'), COMPLETED)
  ),
  broken(
    'recovery.converges',
    'the log has an end that its run does not show',
    owned()
      .dies('A', END)
      .retries('A', EXISTS)
      .logs('r1', ...CLAIMED, 'run_completed V1')
      .sees(getRun('r1'), running('r1'))
      .sees(byToken('t1'), H1)
  ),
  broken(
    'recovery.converges',
    'the log alone has a hook',
    two()
      .dies('A', CLAIM)
      .retries('A', EXISTS)
      .logs('r1', ...CLAIMED)
      .sees(byToken('t1'), NO_HOOK)
      .sees(getHook('h1'), NO_HOOK)
  ),
  kept(
    'recovery.converges',
    'both have it',
    began('r1')
      .dies('A', STEP)
      .retries('A', EXISTS)
      .logs('r1', ...STARTED, 'step_created s1')
      .sees(readStep, step('pending'))
  ),
  kept(
    'recovery.converges',
    'neither has it',
    began('r1')
      .dies('A', STEP)
      .logs('r1', ...STARTED)
      .sees(readStep, NO_STEP)
  ),
];

const updated = (updatedAt: number): Response => ({
  ok: true,
  run: { run: 'r1', status: 'completed', value: 'V1', updatedAt },
});

const QUIET: readonly ClauseStory[] = [
  kept(
    'recovery.idle-is-quiet',
    'the same is read again',
    began('r1')
      .call('A', END)
      .sees(getRun('r1'), COMPLETED)
      .crash()
      .restart()
      .sees(getRun('r1'), COMPLETED)
  ),
  broken(
    'recovery.idle-is-quiet',
    'a restart updates a run',
    began('r1')
      .call('A', END)
      .sees(getRun('r1'), updated(5))
      .crash()
      .restart()
      .sees(getRun('r1'), updated(9))
  ),
  broken(
    'recovery.idle-is-quiet',
    'a restart adds to a log',
    began('r1')
      .logs('r1', ...STARTED)
      .crash()
      .restart()
      .logs('r1', ...STARTED, 'run_started'),
    'run.started-once'
  ),
];

const BEGUN: readonly ClauseStory[] = [
  kept(
    'recovery.begins',
    'it has begun again',
    began('r1').crash().restart(0, false).sees(getRun('r1'), running('r1'))
  ),
  broken(
    'recovery.begins',
    'its start throws',
    began('r1')
      .crash()
      .restart(0, 'Unexpected end of JSON input')
      .sees(getRun('r1'), running('r1'))
  ),
];

export const CRASH_STORIES: readonly ClauseStory[] = [
  ...ACKNOWLEDGED,
  ...RETRIED,
  ...ORPHANED,
  ...GONE_ON,
  ...LOST,
  ...BEGUN,
  ...CONVERGING,
  ...QUIET,
];
