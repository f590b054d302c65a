import type { RunStatus } from '../../../src/model/call.js';
import type { Accepted, RunView } from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, Story } from '../history-builder.js';
import {
  cancel,
  complete,
  create,
  EXISTS,
  fail,
  getRun,
  listRuns,
  OK,
  runs,
  set,
  start,
} from '../words.js';

/** A run with every field that the contract names. */
const whole = (status: RunStatus, fields: Partial<RunView> = {}): RunView => ({
  run: 'r1',
  status,
  input: 'in-r1',
  workflow: 'order',
  deployment: 'deployment-in-r1',
  specVersion: 8,
  attributes: {},
  createdAt: 1,
  startedAt: status === 'pending' ? null : 2,
  completedAt: status === 'pending' || status === 'running' ? null : 3,
  ...fields,
});

const shown = (status: RunStatus, fields: Partial<RunView> = {}): Accepted => ({
  ok: true,
  run: whole(status, fields),
});

const started = () =>
  new Story()
    .call('S', create('r1'), shown('pending'))
    .call('S', start('r1'), shown('running'));
const completed = { value: 'V1' };
const refund = { ...create('r2'), workflow: 'refund' };
const inRefund: RunView = { run: 'r2', status: 'pending', workflow: 'refund' };

/** One field of a run that is read as nobody has written it. */
const WRONG: readonly Partial<RunView>[] = [
  { run: 'r2' },
  { input: 'in-r2' },
  { input: null },
  { workflow: 'refund' },
  { workflow: null },
  { deployment: 'other' },
  { deployment: null },
  { specVersion: 2 },
];

/** As it is read without data: whatever is left out is not told. */
const bare = (leftOut: boolean): Accepted =>
  shown('completed', { input: undefined, leftOut });
const READ_BARE = { kind: 'getRun', run: 'r1', data: 'none' } as const;

/** Created at 0 ms, started at 10, and read at 20. */
const stamped = (times: Partial<RunView>): Story =>
  new Story()
    .stamps()
    .call('S', create('r1'))
    .wait(10)
    .call('S', start('r1'))
    .wait(10)
    .sees(getRun('r1'), {
      ok: true,
      run: { run: 'r1', status: 'running', ...times },
    });

export const RUN_VIEWS: readonly ClauseStory[] = [
  kept(
    'entity.stamped',
    'a run has the times of its calls',
    stamped({ createdAt: 0, startedAt: 10 })
  ),
  broken(
    'entity.stamped',
    'a run was started when it was created',
    stamped({ createdAt: 0, startedAt: 0 })
  ),
  broken(
    'entity.stamped',
    'a run was created an hour before',
    stamped({ createdAt: -3_600_000, startedAt: 10 })
  ),
  broken(
    'lookup.without-data',
    'a read without data brings the input',
    started()
      .call('S', complete('r1', 'V1'), OK)
      .call('A', READ_BARE, bare(false))
  ),
  kept(
    'lookup.without-data',
    'a read without data brings neither input nor output',
    started()
      .call('S', complete('r1', 'V1'), OK)
      .call('A', READ_BARE, bare(true))
  ),
  kept(
    'run.identity',
    'a run reads as it was created',
    started()
      .call('B', getRun('r1'), shown('running'))
      .call('B', listRuns(), runs(whole('running')))
  ),
  ...WRONG.map((fields) =>
    broken(
      'run.identity',
      `a run is read with ${JSON.stringify(fields)}`,
      started().call('B', getRun('r1'), shown('running', fields))
    )
  ),
  broken(
    'run.identity',
    'a list shows the input of another run',
    started().call(
      'B',
      listRuns('running'),
      runs(whole('running', { input: 'in-r2' }))
    )
  ),
  broken(
    'run.identity',
    'a refused duplicate has overwritten the input',
    started()
      .call('A', { ...create('r1'), input: 'B1' }, EXISTS)
      .call('B', getRun('r1'), shown('running', { input: 'B1' }))
  ),
  broken(
    'run.identity',
    'what a creation answers is another workflow',
    new Story().call(
      'S',
      create('r1'),
      shown('pending', { workflow: 'refund' })
    )
  ),
  kept(
    'run.started-at',
    'a second start leaves the time of the first',
    started()
      .call('A', start('r1'), shown('running'))
      .call('A', complete('r1', 'V1'), shown('completed', completed))
      .sees(getRun('r1'), shown('completed', completed))
  ),
  broken(
    'run.started-at',
    'a second start moves it',
    started().call('A', start('r1'), shown('running', { startedAt: 9 }))
  ),
  broken(
    'run.started-at',
    'a read shows another time than the start answered',
    started().sees(getRun('r1'), shown('running', { startedAt: 9 }))
  ),
  broken(
    'run.started-at',
    'a run that goes on was never started',
    started().sees(getRun('r1'), shown('running', { startedAt: null }))
  ),
  broken(
    'run.started-at',
    'the end takes it away',
    started().call(
      'A',
      complete('r1', 'V1'),
      shown('completed', { ...completed, startedAt: null })
    )
  ),
  broken(
    'run.started-at',
    'a pending run has been started',
    new Story().call('S', create('r1'), shown('pending', { startedAt: 1 }))
  ),
  kept(
    'answer.entity',
    'each write answers the run that it has left',
    started()
      .call(
        'A',
        set('r1', ['a', '1']),
        shown('running', { attributes: { a: '1' } })
      )
      .call(
        'A',
        fail('r1', 'E1'),
        shown('failed', { value: 'E1', attributes: { a: '1' } })
      )
  ),
  kept(
    'answer.entity',
    'a second cancellation answers the run as it is',
    started()
      .call('A', cancel('r1'), shown('cancelled'))
      .call('B', cancel('r1'), shown('cancelled'))
  ),
  ...[
    { run: whole('running') },
    { run: whole('completed') },
    { run: whole('completed', { value: 'V2' }) },
  ].map(({ run }) =>
    broken(
      'answer.entity',
      `a completion answers a run that is ${run.status} with ${run.value}`,
      started().call('A', complete('r1', 'V1'), { ok: true, run })
    )
  ),
  broken(
    'answer.entity',
    'attributes are answered as they were before',
    started().call('A', set('r1', ['a', '1']), shown('running'))
  ),
  kept(
    'entity.stable',
    'the times of a run are there and stay',
    started()
      .call('A', complete('r1', 'V1'), shown('completed', completed))
      .sees(getRun('r1'), shown('completed', completed))
  ),
  ...[{ createdAt: 9 }, { createdAt: null }, { updatedAt: null }].map(
    (fields) =>
      broken(
        'entity.stable',
        `a later read has ${JSON.stringify(fields)}`,
        started()
          .call('A', complete('r1', 'V1'), shown('completed', completed))
          .sees(getRun('r1'), shown('completed', { ...completed, ...fields }))
      )
  ),
  kept(
    'entity.stable',
    'the time of the last update of a run moves',
    started()
      .call('A', complete('r1', 'V1'), shown('completed', completed))
      .sees(getRun('r1'), shown('completed', { ...completed, updatedAt: 8 }))
      .sees(getRun('r1'), shown('completed', { ...completed, updatedAt: 9 }))
  ),
  kept(
    'run.completed-at',
    'a run shows when it has ended',
    started()
      .call('A', complete('r1', 'V1'), shown('completed', completed))
      .sees(getRun('r1'), shown('completed', completed))
  ),
  ...[{ completedAt: 9 }, { completedAt: null }].map((fields) =>
    broken(
      'run.completed-at',
      `a later read has ${JSON.stringify(fields)}`,
      started()
        .call('A', complete('r1', 'V1'), shown('completed', completed))
        .sees(getRun('r1'), shown('completed', { ...completed, ...fields }))
    )
  ),
  broken(
    'run.completed-at',
    'a run that goes on has ended at some time',
    started().sees(getRun('r1'), shown('running', { completedAt: 3 }))
  ),
  broken(
    'result.stable',
    'the error of a failed run changes',
    began('r1')
      .call('A', fail('r1', 'E1'))
      .sees(getRun('r1'), shown('failed', { value: 'E2' }))
  ),
  broken(
    'result.stable',
    'a run that goes on has a result',
    began('r1').sees(getRun('r1'), shown('running', { value: 'V1' }))
  ),
  broken(
    'result.stable',
    'a cancelled run has a result',
    began('r1')
      .call('A', cancel('r1'))
      .sees(getRun('r1'), shown('cancelled', { value: 'V1' }))
  ),
  broken(
    'attributes.merge',
    'the attributes of a run vanish',
    began('r1')
      .call('A', set('r1', ['a', '1']))
      .sees(getRun('r1'), shown('running', { attributes: undefined }))
  ),
  broken(
    'attributes.merge',
    'what a run was created with is not there',
    new Story()
      .call('S', { ...create('r1'), attributes: { a: '1' } })
      .sees(getRun('r1'), shown('pending'))
  ),
  broken(
    'run.terminal-once',
    'a second cancellation is refused',
    began('r1').call('A', cancel('r1')).call('B', cancel('r1'), EXISTS)
  ),
  kept(
    'lookup.workflow',
    'of two workflows one is listed',
    began('r1')
      .call('S', refund, OK)
      .call('B', { kind: 'listRuns', workflow: 'refund' }, runs(inRefund))
      .call('B', { kind: 'listRuns', workflow: 'none' }, runs())
  ),
  broken(
    'lookup.workflow',
    'the name is ignored',
    began('r1')
      .call('S', refund, OK)
      .call('B', { kind: 'listRuns', workflow: 'refund' }, runs('r1', inRefund))
  ),
  broken(
    'lookup.workflow',
    'a run of the workflow is left out',
    began('r1').call('B', { kind: 'listRuns', workflow: 'order' }, runs())
  ),
];
