import type { Call } from '../../../src/model/call.js';
import type { CancelSummary, Response } from '../../../src/model/response.js';
import type { RunView } from '../../../src/model/view.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, running, Story } from '../history-builder.js';
import {
  cancel,
  complete,
  create,
  EXPIRED,
  getRun,
  LOST,
  NO_RUN,
  refused,
  run,
  UNEXPECTED,
} from '../words.js';

const many = (...runs: string[]): Call => ({ kind: 'getRuns', runs });
const cancelAll = (...runs: string[]): Call => ({ kind: 'cancelRuns', runs });
const wait: Call = { kind: 'awaitRun', run: 'r1', timeoutMs: 50 };
const noWait: Call = { kind: 'awaitRun', run: 'r1', timeoutMs: 0 };

const shown = (...snapshots: (RunView | null)[]): Response => ({
  ok: true,
  snapshots,
});
const is = (name: string, status: RunView['status']): RunView => ({
  run: name,
  status,
});

const COUNTED = {
  cancelled: 'cancelled',
  already_cancelled: 'alreadyCancelled',
  not_cancellable: 'notCancellable',
  not_found: 'notFound',
  failed: 'failed',
} as const;

/** `r1 cancelled`, `r2 not_cancellable completed` … */
function told(...lines: string[]): Response & { ok: true } {
  const results = lines.map((line) => {
    const [name = '', outcome = '', status] = line.split(' ');
    return { run: name, outcome, status };
  });
  const counts = Object.entries(COUNTED).map(([outcome, field]) => [
    field,
    results.filter((each) => each.outcome === outcome).length,
  ]);
  const summary: CancelSummary = Object.fromEntries([
    ['requested', results.length],
    ...counts,
  ]);
  return { ok: true, results, summary };
}

const TWO = () => began('r1').call('A', create('r2'));

const REPEATED: readonly ClauseStory[] = [
  kept(
    'runs.cancel-repeated',
    'one that is named twice is told of twice, as cancelled by the call',
    TWO().call(
      'B',
      cancelAll('r1', 'r2', 'r1'),
      told('r1 cancelled', 'r2 cancelled', 'r1 already_cancelled')
    )
  ),
  kept(
    'runs.cancel-repeated',
    'the request is refused',
    TWO().call('B', cancelAll('r1', 'r1'), refused('invalid'))
  ),
  broken(
    'runs.cancel-repeated',
    'one that is named twice is told of once',
    TWO().call('B', cancelAll('r1', 'r1'), told('r1 cancelled'))
  ),
  broken(
    'runs.cancel-repeated',
    'a run that is there is said not to be found',
    TWO().call('B', cancelAll('r1', 'r1'), refused('run-not-found'))
  ),
  broken(
    'runs.cancel-repeated',
    'the World stumbles over it',
    TWO().call('B', cancelAll('r1', 'r1'), UNEXPECTED)
  ),
];

const READS: readonly ClauseStory[] = [
  kept(
    'runs.many',
    'each is at its place, and who is not there is null',
    TWO().call(
      'B',
      many('r9', 'r2', 'r1'),
      shown(null, is('r2', 'pending'), is('r1', 'running'))
    )
  ),
  broken(
    'runs.many',
    'two are exchanged',
    TWO().call(
      'B',
      many('r2', 'r1'),
      shown(is('r1', 'running'), is('r2', 'pending'))
    )
  ),
  broken(
    'runs.many',
    'one that is not there is left out',
    TWO().call('B', many('r9', 'r2'), shown(is('r2', 'pending')))
  ),
  broken(
    'runs.many',
    'one that is there is null',
    TWO().call('B', many('r1', 'r2'), shown(is('r1', 'running'), null))
  ),
  broken(
    'runs.many',
    'one that is not there makes it fail',
    TWO().call('B', many('r1', 'r9'), NO_RUN)
  ),
  kept(
    'runs.snapshot',
    'one ends during the read, and is shown as before or after',
    TWO()
      .ask('B', many('r1', 'r2'))
      .call('A', complete('r1', 'A1'))
      .answer('B', shown(is('r1', 'running'), is('r2', 'pending')))
  ),
  broken(
    'runs.snapshot',
    'the second end is shown, and the first, which came before it, is not',
    TWO()
      .ask('B', many('r1', 'r2'))
      .call('A', complete('r1', 'A1'))
      .call('A', cancel('r2'))
      .answer('B', shown(is('r1', 'running'), is('r2', 'cancelled')))
  ),
];

const CANCELS: readonly ClauseStory[] = [
  kept(
    'runs.cancel-many',
    'each is told of as it is, and ends once',
    TWO()
      .call('A', create('r3'))
      .call('A', complete('r1', 'A1'))
      .call('A', cancel('r2'))
      .call(
        'B',
        cancelAll('r3', 'r9', 'r1', 'r2'),
        told(
          'r3 cancelled',
          'r9 not_found',
          'r1 not_cancellable completed',
          'r2 already_cancelled'
        )
      )
      .sees(getRun('r1'), run('r1', 'completed', 'A1'))
      .logs('r3', 'run_created', 'run_cancelled')
  ),
  kept(
    'runs.cancel-many',
    'an end comes meanwhile, and either may be the first',
    TWO()
      .ask('B', cancelAll('r1'))
      .call('A', complete('r1', 'A1'))
      .answer('B', told('r1 not_cancellable completed'))
  ),
  kept(
    'runs.cancel-many',
    'one of them fails, and may be cancelled or not',
    TWO()
      .call('B', cancelAll('r1', 'r2'), told('r1 cancelled', 'r2 failed'))
      .sees(getRun('r2'), run('r2', 'cancelled'))
  ),
  broken(
    'runs.cancel-many',
    'of one that nobody created it is said that it failed',
    began('r1').call(
      'B',
      cancelAll('r1', 'r9'),
      told('r1 cancelled', 'r9 failed')
    )
  ),
  broken(
    'runs.cancel-many',
    'a completed run is said to be cancelled, and is not',
    began('r1')
      .call('A', complete('r1', 'A1'))
      .call('B', cancelAll('r1'), told('r1 cancelled'))
      .sees(getRun('r1'), run('r1', 'completed', 'A1'))
  ),
  broken(
    'runs.cancel-many',
    'two calls say of one run that they have cancelled it',
    began('r1')
      .call('A', cancelAll('r1'), told('r1 cancelled'))
      .call('B', cancelAll('r1'), told('r1 cancelled'))
  ),
  broken(
    'runs.cancel-many',
    'a run that goes on is said to be cancelled already',
    began('r1')
      .call('A', cancelAll('r1'), told('r1 already_cancelled'))
      .sees(getRun('r1'), running('r1'))
  ),
  broken(
    'runs.cancel-many',
    'the results come in another order',
    TWO().call('B', cancelAll('r1', 'r2'), told('r2 cancelled', 'r1 cancelled'))
  ),
  broken(
    'runs.cancel-many',
    'the summary counts another number',
    began('r1').call('B', cancelAll('r1'), {
      ...told('r1 cancelled'),
      summary: told('r1 failed').summary,
    })
  ),
  broken(
    'runs.cancel-many',
    'one that is not there makes it fail',
    TWO().call('B', cancelAll('r1', 'r9'), NO_RUN)
  ),
];

const longWait: Call = { kind: 'awaitRun', run: 'r1', timeoutMs: 60_000 };

const WAITS: readonly ClauseStory[] = [
  kept(
    'runs.wait-prompt',
    'the end comes late, and is told at once',
    began('r1')
      .ask('B', longWait)
      .wait(30_000)
      .call('A', complete('r1', 'A1'))
      .wait(1_000)
      .answer('B', run('r1', 'completed', 'A1'))
  ),
  broken(
    'runs.wait-prompt',
    'a cancellation is told by the deadline',
    began('r1')
      .ask('B', longWait)
      .call('A', cancel('r1'))
      .wait(60_000)
      .answer('B', run('r1', 'cancelled'))
  ),
  kept(
    'runs.wait-deadline',
    'nobody ends the run, and the wait is over a little after its time',
    began('r1').ask('B', longWait).wait(60_500).answer('B', running('r1'))
  ),
  broken(
    'runs.wait-deadline',
    'nobody ends the run, and the wait goes on for as long again',
    began('r1').ask('B', longWait).wait(120_000).answer('B', running('r1'))
  ),
  kept(
    'runs.wait-deadline',
    'who has no time is answered at once',
    began('r1').call('B', noWait, running('r1'))
  ),
  broken(
    'runs.wait-deadline',
    'who has no time waits as long as one who says nothing',
    began('r1').ask('B', noWait).wait(30_000).answer('B', running('r1'))
  ),
  broken(
    'runs.wait-terminal',
    'a gateway gives up when the time is over',
    began('r1').stamps().ask('B', wait).wait(50).answer('B', LOST)
  ),
  kept(
    'runs.wait-terminal',
    'the connection breaks before the time is over, and who asks again is told',
    began('r1')
      .stamps()
      .ask('B', wait)
      .wait(10)
      .answer('B', LOST)
      .call('B', noWait, running('r1'))
  ),
  kept(
    'runs.wait-terminal',
    'the end comes, and is shown',
    began('r1')
      .ask('B', wait)
      .call('A', complete('r1', 'A1'))
      .answer('B', run('r1', 'completed', 'A1'))
  ),
  kept(
    'runs.wait-terminal',
    'the deadline comes first, or the World does not wait',
    began('r1')
      .ask('B', wait)
      .call('A', complete('r1', 'A1'))
      .answer('B', running('r1'))
  ),
  kept(
    'runs.wait-terminal',
    'a run that is not there is not found',
    new Story().call('B', wait, NO_RUN)
  ),
  kept(
    'runs.many',
    'the connection breaks',
    TWO()
      .call('B', many('r1'), LOST)
      .call('B', many('r1'), shown(is('r1', 'running')))
  ),
  broken(
    'runs.wait-terminal',
    'the run had ended before, and is shown as it was',
    began('r1').call('A', complete('r1', 'A1')).call('B', wait, running('r1'))
  ),
  ...[UNEXPECTED, EXPIRED].map((error) =>
    broken(
      'runs.wait-terminal',
      `a deadline is ${error.refusal}`,
      began('r1').call('B', wait, error)
    )
  ),
  broken(
    'call.answered',
    'the end of the run wakes nobody',
    began('r1').ask('B', wait).call('A', complete('r1', 'A1')).hangs()
  ),
];

export const MANY_RUNS: readonly ClauseStory[] = [
  ...READS,
  ...CANCELS,
  ...REPEATED,
  ...WAITS,
];
