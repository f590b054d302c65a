import type { Desk } from '../reference/desk.js';
import type { Race } from './races.js';
import type { Story } from './stories.js';

/** What the log says of when each wait is due, and as what. */
async function timesIn(desk: Desk, runId: string): Promise<string[]> {
  const { data } = await desk.world.events.list({ runId });
  return data
    .filter(({ eventType }) => eventType === 'wait_created')
    .map(({ eventData }) => {
      const resumeAt = eventData?.resumeAt;
      return `${typeof resumeAt} ${JSON.stringify(resumeAt)}`;
    });
}

export const waits: Story = async (desk, say) => {
  await desk.start('r1');
  await desk.start('r2');
  await say(desk.wait('r1', 'completed', 'w1'));
  await say(desk.wait('r1', 'created', 'w2'));
  await say(desk.wait('r1', 'created', 'w2', 9_000));
  await say(desk.wait('r2', 'created', 'w2'));
  await say(desk.wait('r1', 'completed', 'w2'));
  await say(desk.wait('r1', 'completed', 'w2'));
  await say(desk.wait('r2', 'completed', 'w2'));
  await desk.wait('r1', 'created', 'w3');
  await desk.complete('r1');
  await say(desk.wait('r1', 'completed', 'w3'));
  await say(desk.wait('r1', 'created', 'w4'));
  await say(desk.log('r1'));
  await say(timesIn(desk, 'r1'));
};

async function withWait(desk: Desk): Promise<void> {
  await desk.start('r1');
  await desk.wait('r1', 'created', 'w1');
}

const log: Race['observe'] = (desk) => desk.log('r1');

export const WAIT_RACES: Readonly<Record<string, Race>> = {
  'two creations of a wait': {
    setup: (desk) => desk.start('r1'),
    callers: [
      (desk) => desk.wait('r1', 'created', 'w1'),
      (desk) => desk.wait('r1', 'created', 'w1', 9_000),
    ],
    observe: log,
  },
  'two completions of a wait': {
    setup: withWait,
    callers: [
      (desk) => desk.wait('r1', 'completed', 'w1'),
      (desk) => desk.wait('r1', 'completed', 'w1'),
    ],
    observe: log,
  },
  'completion of a wait and end': {
    setup: withWait,
    callers: [
      (desk) => desk.wait('r1', 'completed', 'w1'),
      (desk) => desk.complete('r1'),
    ],
    observe: log,
  },
  'creation of a wait and end': {
    setup: (desk) => desk.start('r1'),
    callers: [
      (desk) => desk.wait('r1', 'created', 'w1'),
      (desk) => desk.cancel('r1'),
    ],
    observe: log,
  },
};
