import type { Accepted, StepView } from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began } from '../history-builder.js';
import {
  cancel,
  completeStep,
  createStep,
  EXISTS,
  EXPIRED,
  failStep,
  retryStep,
  startStep,
  TOO_EARLY,
} from '../words.js';

const GET = { kind: 'getStep', run: 'r1', step: 's1' } as const;
const BARE = { ...GET, data: 'none' } as const;
const AFTER_MS = 5_000;

const shown = (
  status: StepView['status'],
  more: Partial<StepView>
): Accepted => ({
  ok: true,
  step: { step: 's1', run: 'r1', status, ...more },
});

const again = startStep('r1', 's1');
const retry = retryStep('r1', 's1');
const later = retryStep('r1', 's1', AFTER_MS);

const running = () =>
  began('r1')
    .call('A', createStep('r1', 's1'), shown('pending', { attempt: 0 }))
    .call('A', again);
const waiting = () => running().call('A', later);

export const STEP_RETRIES: readonly ClauseStory[] = [
  kept(
    'step.retry-after',
    'a step that waits is refused its start, and starts once it is due',
    waiting()
      .wait(AFTER_MS - 1)
      .call('B', again, TOO_EARLY)
      .wait(2)
      .call('B', again)
  ),
  kept(
    'step.retry-after',
    'a step starts in the millisecond in which it is due',
    waiting().wait(AFTER_MS).call('B', again)
  ),
  broken(
    'step.retry-after',
    'a step is too early in the millisecond in which it is due',
    waiting().wait(AFTER_MS).call('B', again, TOO_EARLY)
  ),
  broken(
    'step.retry-after',
    'a step starts before it is due',
    waiting().wait(1).call('B', again)
  ),
  broken(
    'step.retry-after',
    'a step is told that it is too early when it is not',
    waiting()
      .wait(AFTER_MS + 1)
      .call('B', again, TOO_EARLY)
  ),
  broken(
    'step.retry-after',
    'a step is told to wait that has nothing to wait for',
    running().call('A', retry).call('B', again, TOO_EARLY)
  ),
  broken(
    'refusal.named',
    'a step that waits is refused by another name',
    waiting().wait(1).call('B', again, EXPIRED)
  ),
  kept(
    'step.retry-open',
    'a step that has ended is not tried again',
    running().call('A', completeStep('r1', 's1')).call('B', retry, EXISTS)
  ),
  ...[completeStep, failStep].map((outcome) =>
    broken(
      'step.retry-open',
      `a step is tried again behind its ${outcome('r1', 's1').kind}`,
      running().call('A', outcome('r1', 's1')).call('B', later)
    )
  ),
  broken(
    'step.retry-open',
    'a running step may not be tried again',
    running().call('A', retry, EXISTS)
  ),
  broken(
    'step.retry-open',
    'an accepted retry is not in the log',
    running()
      .call('A', retry)
      .logs(
        'r1',
        'run_created',
        'run_started',
        'step_created s1',
        'step_started s1'
      )
  ),
  broken(
    'run.terminal-is-last',
    'a step that waits is tried again behind the end of its run',
    waiting().call('A', cancel('r1')).call('B', retry)
  ),
  kept(
    'step.retry-open',
    'an attempt that was under way reports its failure behind the end',
    running().call('A', cancel('r1')).call('B', retry)
  ),
  ...(
    [
      'step.entity',
      'step.retry-shown',
      'step.retry-error',
      'step.attempt',
    ] as const
  ).map((clause) =>
    kept(
      clause,
      'a step that waits shows why, and until when',
      waiting().sees(
        GET,
        shown('pending', { value: 'E1', retryAfter: AFTER_MS, attempt: 1 })
      )
    )
  ),
  broken(
    'step.entity',
    'a step that waits does not show why',
    waiting().sees(GET, shown('pending', { retryAfter: AFTER_MS })),
    'step.retry-error'
  ),
  ...([null, 'text', AFTER_MS + 1] as const).map((retryAfter) =>
    broken(
      'step.retry-shown',
      `a step that waits shows the deadline ${retryAfter}`,
      waiting().sees(GET, shown('pending', { value: 'E1', retryAfter }))
    )
  ),
  kept(
    'step.retry-cleared',
    'a step that runs again waits for nothing',
    waiting()
      .wait(AFTER_MS)
      .call('A', again)
      .sees(GET, shown('running', { value: 'E1', retryAfter: null }))
  ),
  broken(
    'step.retry-cleared',
    'a step that runs again shows until when it waited',
    waiting()
      .wait(AFTER_MS)
      .call('A', again)
      .sees(GET, shown('running', { value: 'E1', retryAfter: AFTER_MS }))
  ),
  broken(
    'step.retry-error',
    'a step that runs again has forgotten why',
    running()
      .call('A', retry)
      .call('A', again)
      .sees(GET, shown('running', { value: null }))
  ),
  ...['E1', undefined].map((value) =>
    kept(
      'step.retry-error',
      'a read without data may leave out why a step was tried again, or not',
      running()
        .call('A', retry)
        .call('A', again)
        .call('A', completeStep('r1', 's1'))
        .sees(BARE, shown('completed', { value, leftOut: true }))
    )
  ),
  broken(
    'step.retry-error',
    'a read without data shows another error',
    running()
      .call('A', retry)
      .call('A', again)
      .sees(BARE, shown('running', { value: 'E2', leftOut: true })),
    'step.entity'
  ),
  ...[1, 3].map((attempt) =>
    broken(
      'step.attempt',
      `the second start of a step leaves its attempt at ${attempt}`,
      running().call('A', again).sees(GET, shown('running', { attempt }))
    )
  ),
];
