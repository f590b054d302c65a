import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began } from '../history-builder.js';
import {
  complete,
  completeStep,
  createStep,
  EXISTS,
  EXPIRED,
  failStep,
  LOST,
  startStep,
} from '../words.js';

const STARTED = ['run_created', 'run_started'] as const;
const created = () => began('r1').call('A', createStep('r1', 's1'));
const ready = () => created().call('A', startStep('r1', 's1'));

export const IN_FLIGHT_STEPS: readonly ClauseStory[] = [
  kept(
    'step.start-after-terminal',
    'a step of an ended run is refused its start',
    created()
      .call('A', complete('r1', 'V1'))
      .call('B', startStep('r1', 's1'), EXPIRED)
  ),
  broken(
    'step.start-after-terminal',
    'a step of an ended run starts',
    created().call('A', complete('r1', 'V1')).call('B', startStep('r1', 's1'))
  ),
  broken(
    'step.start-after-terminal',
    'a start that is redelivered after the end is logged',
    ready()
      .call('A', complete('r1', 'V1'))
      .call('B', startStep('r1', 's1'))
      .logs(
        'r1',
        ...STARTED,
        'step_created s1',
        'step_started s1',
        'run_completed V1',
        'step_started s1'
      ),
    'run.terminal-is-last'
  ),
  kept(
    'step.created-once',
    'the second creation of a step is refused',
    created().call('B', createStep('r1', 's1'), EXISTS)
  ),
  broken(
    'step.created-once',
    'two creations of a step are accepted',
    created().call('B', createStep('r1', 's1'))
  ),
  broken(
    'step.created-once',
    'the first creation of a step is refused',
    began('r1').call('A', createStep('r1', 's1'), EXISTS)
  ),
  broken(
    'step.created-once',
    'a step is twice in the log',
    created()
      .call('B', createStep('r1', 's1'), EXISTS)
      .logs('r1', ...STARTED, 'step_created s1', 'step_created s1')
  ),
  kept(
    'step.terminal-once',
    'of two outcomes one is refused',
    ready()
      .ask('A', completeStep('r1', 's1'))
      .ask('B', failStep('r1', 's1'))
      .answer('A', EXISTS)
      .answer('B')
  ),
  kept(
    'step.terminal-once',
    'an outcome whose answer was lost had taken effect',
    ready()
      .call('A', completeStep('r1', 's1'), LOST)
      .call('B', failStep('r1', 's1'), EXISTS)
  ),
  broken(
    'step.terminal-once',
    'two outcomes are accepted',
    ready().call('A', completeStep('r1', 's1')).call('B', failStep('r1', 's1'))
  ),
  broken(
    'step.terminal-once',
    'a running step may not end',
    ready().call('A', completeStep('r1', 's1'), EXISTS)
  ),
  broken(
    'step.terminal-once',
    'an accepted outcome is not in the log',
    ready()
      .call('A', completeStep('r1', 's1'))
      .logs('r1', ...STARTED, 'step_created s1', 'step_started s1')
  ),
];
