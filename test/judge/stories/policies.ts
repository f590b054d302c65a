import {
  POLICIES as ALL_POLICIES,
  type Policy,
} from '../../../src/model/policy.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, type Story } from '../history-builder.js';
import {
  cancel,
  claim,
  complete,
  conflict,
  fail,
  getRun,
  run,
} from '../words.js';

const CLAIM_1 = claim('r1', 'r1-h1', 't1');
const CLAIM_2 = claim('r2', 'r2-h1', 't1');

const CLAIMED = ['run_created', 'run_started', 'hook_created r1-h1 t1'];

const IN_FLIGHT = { kind: 'rejected', why: 'in-flight', run: 'r1' } as const;

const started = (name: string) => ({ kind: 'started', run: name }) as const;
const attached = { kind: 'attached', run: 'r1' } as const;

const replayed = (status: 'completed' | 'failed', value: string) =>
  ({ kind: 'replayed', run: 'r1', status, value }) as const;

/** Two requests for one key, each with its run. */
const both = (policy: Policy): Story =>
  began('r1', 'r2').requests('A', policy, 'r1').requests('B', policy, 'r2');

/** A owns the key; B has just met it. */
const met = (policy: Policy): Story =>
  both(policy).call('A', CLAIM_1).call('B', CLAIM_2, conflict('r1'));

/** What the observer finds of r1 in the end. */
const leaves = (story: Story, status: 'completed' | 'failed'): Story =>
  story
    .logs('r1', ...CLAIMED, `run_${status} V1`)
    .sees(getRun('r1'), run('r1', status, 'V1'));

/** Both have the key at once, which is another clause's business as well. */
const bothOwn = (policy: Policy): Story =>
  both(policy)
    .call('A', CLAIM_1)
    .call('B', CLAIM_2)
    .begins('A', 'r1')
    .works('B', 'r2')
    .ends('A', 'r1')
    .told('A', started('r1'))
    .told('B', started('r2'));

const REJECT: readonly ClauseStory[] = [
  kept(
    'policy.reject',
    'a duplicate is refused while the owner works',
    met('reject')
      .begins('A', 'r1')
      .told('B', IN_FLIGHT)
      .ends('A', 'r1')
      .call('A', complete('r1', 'V1'))
      .told('A', started('r1'))
  ),
  kept(
    'policy.reject',
    "what a cancelled run still does is not its successor's fault",
    met('reject')
      .told('B', IN_FLIGHT)
      .begins('A', 'r1')
      .call('C', cancel('r1'))
      .requests('C', 'reject', 'r3')
      .works('C', 'r3')
      .told('C', started('r3'))
      .ends('A', 'r1')
      .told('A', { kind: 'rejected', why: 'ended-by-another', run: 'r1' })
  ),
  broken(
    'policy.reject',
    'two runs that both got the key work at once',
    bothOwn('reject'),
    'token.unique'
  ),
  broken(
    'policy.reject',
    'a duplicate is refused after it has worked',
    met('reject').works('B', 'r2').told('B', IN_FLIGHT)
  ),
  broken(
    'policy.reject',
    'a duplicate is refused for an owner that ended before it came',
    began('r1', 'r2')
      .call('A', CLAIM_1)
      .call('A', complete('r1', 'V1'))
      .requests('B', 'reject', 'r2')
      .call('B', CLAIM_2, conflict('r1'))
      .told('B', IN_FLIGHT),
    'token.released-at-terminal'
  ),
];

const ADOPT: readonly ClauseStory[] = [
  kept(
    'policy.adopt',
    "a duplicate answers with the owner's failure too",
    leaves(
      met('adopt')
        .call('A', fail('r1', 'V1'))
        .told('B', replayed('failed', 'V1')),
      'failed'
    )
  ),
  broken(
    'policy.adopt',
    'a duplicate answers with a result that the owner does not have',
    leaves(
      met('adopt')
        .call('A', complete('r1', 'V1'))
        .told('B', replayed('completed', 'V2')),
      'completed'
    )
  ),
  broken(
    'policy.adopt',
    'a duplicate gives up on an owner that has ended',
    met('adopt')
      .call('A', complete('r1', 'V1'))
      .call('B', getRun('r1'), run('r1', 'running'))
      .told('B', { kind: 'hung', run: 'r1' }),
    'run.end-releases'
  ),
];

const INSPECT: readonly ClauseStory[] = [
  kept(
    'policy.inspect',
    'a duplicate joins an owner that ends while it is told so',
    met('inspect')
      .call('B', getRun('r1'), run('r1', 'running'))
      .call('A', complete('r1', 'V1'))
      .told('B', attached)
  ),
  broken(
    'policy.inspect',
    'a duplicate joins a run that had ended before it came',
    began('r1', 'r2')
      .call('A', CLAIM_1)
      .call('A', complete('r1', 'V1'))
      .requests('B', 'inspect', 'r2')
      .told('B', attached)
  ),
  broken(
    'policy.inspect',
    'a failure is told as a completion',
    leaves(
      met('inspect')
        .call('A', fail('r1', 'V1'))
        .told('B', replayed('completed', 'V1')),
      'failed'
    )
  ),
];

const superseded = {
  kind: 'superseded',
  run: 'r2',
  cancelled: ['r1'],
} as const;

const SUPERSEDE: readonly ClauseStory[] = [
  kept(
    'policy.supersede',
    'the second cancels the first, and works when it has the key',
    met('supersede')
      .begins('A', 'r1')
      .call('B', cancel('r1'))
      .call('B', claim('r2', 'r2-h2', 't1'))
      .works('B', 'r2')
      .ends('A', 'r1')
      .told('A', { kind: 'rejected', why: 'ended-by-another', run: 'r1' })
      .told('B', superseded)
  ),
  broken(
    'policy.supersede',
    'the owner is cancelled in vain: nobody takes its place',
    met('supersede').call('B', cancel('r1')).told('B', superseded)
  ),
  broken(
    'policy.supersede',
    'the last one fails though nobody else has the key',
    began('r1', 'r2')
      .call('A', CLAIM_1)
      .call('A', cancel('r1'))
      .requests('B', 'supersede', 'r2')
      .call('B', CLAIM_2, conflict('r1'))
      .told('B', { kind: 'rejected', why: 'contended' }),
    'token.released-at-terminal'
  ),
  broken(
    'policy.supersede',
    'the last claim meets an owner that the request itself had cancelled',
    met('supersede')
      .call('B', cancel('r1'))
      .call('B', claim('r2', 'r2-h2', 't1'), conflict('r1'))
      .told('B', { kind: 'rejected', why: 'contended', cancelled: ['r1'] }),
    'token.released-at-terminal'
  ),
  broken(
    'policy.supersede',
    'the one who cancels works beside a third that came between',
    both('supersede')
      .call('A', CLAIM_1)
      .call('B', CLAIM_2, conflict('r1'))
      .call('B', cancel('r1'))
      .requests('A', 'supersede', 'r3')
      .begins('A', 'r3')
      .works('B', 'r2')
      .ends('A', 'r3')
      .told('A', started('r3'))
      .told('B', superseded)
  ),
];

const APP_RECORD: readonly ClauseStory[] = [
  kept(
    'policy.app-record',
    'a later request is answered with the run that stands',
    both('app-record')
      .works('A', 'r1')
      .told('A', started('r1'))
      .told('B', attached)
  ),
  broken(
    'policy.app-record',
    'one after the other, two runs work on a key',
    both('app-record')
      .works('A', 'r1')
      .told('A', started('r1'))
      .works('B', 'r2')
      .told('B', started('r2'))
  ),
];

/** Those that promise something; the others are counted as variants. */
const PROMISED = ALL_POLICIES.filter(
  (policy) => policy !== 'bridge' && policy !== 'query'
);

const UNANSWERED: readonly ClauseStory[] = PROMISED.map((policy) =>
  broken(
    `policy.${policy}`,
    'a call fails in a way that tells the duplicate nothing',
    met(policy).told('B', { kind: 'indeterminate', message: 'EPERM' })
  )
);

export const POLICIES: readonly ClauseStory[] = [
  ...UNANSWERED,
  ...REJECT,
  ...ADOPT,
  ...INSPECT,
  ...SUPERSEDE,
  ...APP_RECORD,
];
