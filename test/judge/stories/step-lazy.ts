import type { Accepted } from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began } from '../history-builder.js';
import {
  cancel,
  completeStep,
  createStep,
  EXISTS,
  EXPIRED,
  lazyStart,
  startStep,
} from '../words.js';

const CREATED: Accepted = { ok: true, stepCreated: true };
const STARTED: Accepted = { ok: true, stepCreated: false };
const LOG = ['run_created', 'run_started'] as const;

const lazy = lazyStart('r1', 's1');
const born = () => began('r1').call('A', lazy, CREATED);

const fair = () =>
  born()
    .call('B', lazy, EXISTS)
    .logs('r1', ...LOG, 'step_created s1', 'step_started s1');

export const STEP_LAZY: readonly ClauseStory[] = [
  ...(['step.lazy-created', 'step.lazy-told', 'step.lazy-exists'] as const).map(
    (clause) => kept(clause, 'a lazy start creates and starts a step', fair())
  ),
  kept(
    'step.lazy-once',
    'of two lazy starts one creates the step, the other is told that it is there',
    began('r1')
      .ask('A', lazy)
      .ask('B', lazyStart('r1', 's1', 'other'))
      .answer('A', EXISTS)
      .answer('B', CREATED)
      .logs('r1', ...LOG, 'step_created s1', 'step_started s1')
  ),
  broken(
    'step.lazy-once',
    'who starts a step that is there is told to have created it',
    began('r1')
      .call('A', createStep('r1', 's1'))
      .call('A', startStep('r1', 's1'), {
        ...CREATED,
        event: { id: 'e1', type: 'step_started' },
      })
  ),
  kept(
    'step.lazy-once',
    'a plain start comes between the two halves of a lazy one',
    began('r1')
      .ask('A', lazy)
      .call('B', startStep('r1', 's1'))
      .answer('A', CREATED)
  ),
  kept(
    'step.lazy-once',
    'who has lost to a start under way does not find its step yet',
    began('r1')
      .ask('A', lazy)
      .call('B', lazy, EXISTS)
      .call('B', { kind: 'listSteps', run: 'r1' }, { ok: true, steps: [] })
      .answer('A', CREATED)
  ),
  broken(
    'step.lazy-once',
    'two lazy starts are told that they created the step',
    born().call('B', lazy, CREATED)
  ),
  broken(
    'step.lazy-once',
    'a lazy start is told that it created what was there',
    began('r1').call('A', createStep('r1', 's1')).call('B', lazy, CREATED)
  ),
  broken(
    'step.created-once',
    'a creation is accepted of what a start has created',
    born().call('B', createStep('r1', 's1'))
  ),
  broken(
    'step.lazy-exists',
    'a lazy start of a running step is a plain one',
    born().call('B', lazy, STARTED)
  ),
  broken(
    'step.lazy-told',
    'who creates a step is not told so',
    began('r1').call('A', lazy, STARTED)
  ),
  kept(
    'step.start-open',
    'a lazy start of a step that has ended is refused',
    born().call('A', completeStep('r1', 's1')).call('B', lazy, EXISTS)
  ),
  kept(
    'step.start-after-terminal',
    'a lazy start on an ended run is refused',
    began('r1').call('A', cancel('r1')).call('B', lazy, EXPIRED)
  ),
  broken(
    'step.start-after-terminal',
    'a lazy start creates a step of an ended run',
    began('r1').call('A', cancel('r1')).call('B', lazy, CREATED),
    'run.terminal-is-last'
  ),
  broken(
    'step.lazy-created',
    'a lazy start is refused where there is no step',
    began('r1').call('A', lazy, EXISTS)
  ),
  broken(
    'step.lazy-created',
    'the log has a start without a creation',
    born().logs('r1', ...LOG, 'step_started s1')
  ),
  broken(
    'step.lazy-created',
    'one lazy start is twice in the log',
    born().logs(
      'r1',
      ...LOG,
      'step_created s1',
      'step_started s1',
      'step_started s1'
    )
  ),
];
