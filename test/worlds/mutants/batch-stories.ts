import type { Desk } from '../reference/desk.js';
import type { Race } from './races.js';
import type { Story } from './stories.js';

const FAN_OUT = ['wait_created w1', 'step_created s1', 'step_created s2'];

export const batches: Story = async (desk, say) => {
  await say(desk.batch('r1', ...FAN_OUT));
  await desk.start('r1');
  await say(desk.batch('r1', 'step_created s1', 'step_started s1'));
  await say(desk.batch('r1', ...FAN_OUT));
  await say(desk.log('r1'));
  await say(desk.batch('r1', 'step_created s3', 'hook_created h1'));
  await say(desk.batch('r1', 'step_created s1', 'step_started s1'));
  await say(desk.log('r1'));
  await say(desk.batch('r1', 'step_created s5 7', 'step_created s6 9'));
  await say(desk.batch('r1', 'step_completed s1', 'run_completed'));
  await say(desk.batch('r1', 'step_created s4'));
  await say(desk.log('r1'));
};

async function theLog(desk: Desk): Promise<unknown> {
  return (await desk.world.events.list({ runId: 'r1' })).data;
}

const fanOut = (desk: Desk) => desk.batch('r1', ...FAN_OUT);
const start: Race['setup'] = (desk) => desk.start('r1');

export const BATCH_RACES: Readonly<Record<string, Race>> = {
  'batch and step': {
    setup: start,
    callers: [fanOut, (desk) => desk.step('r1', 'created', 's3')],
    observe: theLog,
  },
  'batch and read': {
    setup: start,
    callers: [fanOut, theLog],
    observe: theLog,
  },
};
