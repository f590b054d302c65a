import type { CreateEventParams } from '../../../src/worlds/contract/api.js';
import type { Desk } from '../reference/desk.js';
import type { Story } from './stories.js';

/** Writes that say what their writer has seen of the log. */
export const deltas: Story = async (desk, say) => {
  for (const run of ['r1', 'r2']) await desk.start(run);
  await desk.claim('r2', 'h9', 't9');
  const { cursor } = await desk.world.events.list({ runId: 'r1' });
  const seen = { sinceCursor: cursor ?? '' };
  await desk.step('r1', 'created', 's1');
  await say(created(desk, 's2', seen));
  await say(created(desk, 's3', { eventCount: 2 }));
  await say(created(desk, 's4', { eventCount: 5 }));
  await say(claimed(desk, 't1', seen));
  await say(claimed(desk, 't9', seen));
  await desk.resume('r1', 'h-t1', 'paid');
  for (const resumeId of ['x1', 'x2']) {
    const asks = { resumeId, preloadEvents: true } as const;
    const data = { payload: resumeId };
    await say(desk.event('r1', 'hook_received', 'h-t1', data, asks));
  }
};

const created = (desk: Desk, step: string, params: CreateEventParams) =>
  desk.event('r1', 'step_created', step, { stepName: 'work' }, params);

const claimed = (desk: Desk, token: string, params: CreateEventParams) =>
  desk.event('r1', 'hook_created', `h-${token}`, { token }, params);
