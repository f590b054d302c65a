import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, running } from '../history-builder.js';
import { complete, getRun, run, UNEXPECTED } from '../words.js';

const END = complete('r1', 'V1');
const COMPLETED = run('r1', 'completed', 'V1');
const STARTED = ['run_created', 'run_started'] as const;

export const POWER_STORIES: readonly ClauseStory[] = [
  broken(
    'power.acknowledged',
    'an end that was answered is gone with the power',
    began('r1')
      .call('A', END)
      .losePower()
      .restart()
      .logs('r1', ...STARTED)
      .sees(getRun('r1'), running('r1'))
  ),
  kept(
    'power.acknowledged',
    'an end that was answered stands in the log when the power is back',
    began('r1')
      .call('A', END)
      .losePower()
      .restart()
      .logs('r1', ...STARTED, 'run_completed V1')
      .sees(getRun('r1'), COMPLETED)
  ),
  broken(
    'power.usable',
    'nothing can be read once the power is back',
    began('r1').losePower().restart().sees(getRun('r1'), UNEXPECTED)
  ),
  broken(
    'power.usable',
    'an end that nobody waited for has come by half',
    began('r1')
      .ask('A', END)
      .losePower()
      .restart()
      .logs('r1', ...STARTED)
      .sees(getRun('r1'), COMPLETED)
  ),
  kept(
    'power.usable',
    'an end that nobody was told of has not come',
    began('r1')
      .ask('A', END)
      .losePower()
      .restart()
      .logs('r1', ...STARTED)
      .sees(getRun('r1'), running('r1'))
  ),
];
