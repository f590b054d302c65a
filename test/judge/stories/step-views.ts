import type { StepCall } from '../../../src/model/call.js';
import type { Accepted, StepView } from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began } from '../history-builder.js';
import {
  completeStep,
  createStep,
  EXISTS,
  failStep,
  refused,
  startStep,
} from '../words.js';

const GET = { kind: 'getStep', run: 'r1', step: 's1' } as const;
const LIST = { kind: 'listSteps', run: 'r1' } as const;

/** A step with every field that the contract names. */
const whole = (
  status: StepView['status'],
  fields: Partial<StepView> = {}
): StepView => ({
  step: 's1',
  run: 'r1',
  status,
  name: 'step-s1-of-r1',
  input: 'input-of-s1-of-r1',
  value: null,
  attempt: status === 'pending' ? 0 : 1,
  createdAt: 1,
  startedAt: status === 'pending' ? null : 2,
  completedAt: status === 'pending' || status === 'running' ? null : 3,
  ...fields,
});
const shown = (
  status: StepView['status'],
  fields: Partial<StepView> = {}
): Accepted => ({ ok: true, step: whole(status, fields) });
const listed = (...steps: readonly StepView[]): Accepted => ({
  ok: true,
  steps,
});

const DONE = {
  ...(completeStep('r1', 's1') as StepCall),
  value: 'V1',
};
const RESULT = { value: 'V1' };
const AGAIN = { attempt: 2 };

const ready = () =>
  began('r1')
    .call('A', createStep('r1', 's1'), shown('pending'))
    .call('A', startStep('r1', 's1'), shown('running'));
const done = () => ready().call('A', DONE, shown('completed', RESULT));

export const STEP_VIEWS: readonly ClauseStory[] = [
  kept(
    'step.entity',
    'a step reads as its events have left it',
    done()
      .sees(GET, shown('completed', RESULT))
      .sees(LIST, listed(whole('completed', RESULT)))
  ),
  ...[
    shown('running'),
    shown('failed', RESULT),
    shown('completed', { value: 'V2' }),
    shown('completed', { value: null }),
    shown('completed', { ...RESULT, input: 'other' }),
    shown('completed', { ...RESULT, name: 'other' }),
    shown('completed', { ...RESULT, step: 's2' }),
    shown('completed', { ...RESULT, run: 'r2' }),
  ].map((answer) =>
    broken(
      'step.entity',
      `a completed step is read as ${JSON.stringify(answer.step)}`,
      done().sees(GET, answer)
    )
  ),
  kept(
    'step.created-once',
    'an outcome comes before the creation, of which there is one',
    began('r1')
      .ask('B', DONE)
      .call('A', createStep('r1', 's1'))
      .answer('B', shown('completed', { ...RESULT, startedAt: null }))
      .call('A', createStep('r1', 's1'), EXISTS)
      .sees(GET, shown('completed', { ...RESULT, startedAt: null }))
      .logs(
        'r1',
        'run_created',
        'run_started',
        'step_completed s1 V1',
        'step_created s1'
      )
  ),
  broken('step.entity', 'a step is in no list', ready().sees(LIST, listed())),
  broken(
    'step.entity',
    'a step is listed twice',
    ready().sees(LIST, listed(whole('running'), whole('running')))
  ),
  broken(
    'step.entity',
    'a step is listed that nobody has created',
    ready().sees(
      LIST,
      listed(whole('running'), whole('pending', { step: 's9' }))
    )
  ),
  broken(
    'step.entity',
    'a step is not found',
    ready().sees(GET, { ok: false, refusal: 'not-found', message: '404' })
  ),
  kept(
    'answer.entity',
    'each event answers the step that it has left',
    ready().call(
      'A',
      { ...(failStep('r1', 's1') as StepCall), value: 'E1' },
      shown('failed', { value: 'E1' })
    )
  ),
  broken(
    'answer.entity',
    'an outcome answers the step as it was before',
    ready().call('A', DONE, shown('running'))
  ),
  ...[
    { createdAt: 9 },
    { createdAt: null },
    { updatedAt: null },
    { startedAt: null },
    { completedAt: 9 },
  ].map((fields) =>
    broken(
      'entity.stable',
      `a later read of a step has ${JSON.stringify(fields)}`,
      done().sees(GET, shown('completed', { ...RESULT, ...fields }))
    )
  ),
  kept(
    'step.started-at',
    'a second start of a step leaves the time of its first',
    ready().call('A', startStep('r1', 's1'), shown('running', AGAIN))
  ),
  broken(
    'step.started-at',
    'a second start of a step moves the time of its first',
    ready().call(
      'A',
      startStep('r1', 's1'),
      shown('running', { ...AGAIN, startedAt: 9 })
    )
  ),
  broken(
    'step.started-at',
    'a later read of a step shows another start',
    done().sees(GET, shown('completed', { ...RESULT, startedAt: 9 }))
  ),
  kept(
    'step.start-exists',
    'a step that nobody created does not start',
    began('r1').call('A', startStep('r1', 's1'), refused('not-found'))
  ),
  broken(
    'step.start-exists',
    'a step that nobody created starts',
    began('r1').call('A', startStep('r1', 's1'))
  ),
  kept(
    'step.start-open',
    'a running step starts again, an ended one does not',
    ready()
      .call('B', startStep('r1', 's1'))
      .call('A', DONE)
      .call('B', startStep('r1', 's1'), EXISTS)
  ),
  broken(
    'step.start-open',
    'the first start of a step is refused',
    began('r1')
      .call('A', createStep('r1', 's1'))
      .call('A', startStep('r1', 's1'), EXISTS)
  ),
  broken(
    'step.start-open',
    'an ended step starts again',
    done().call('B', startStep('r1', 's1'))
  ),
];
