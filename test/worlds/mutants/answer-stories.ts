import type { Story } from './stories.js';

/** What answers and logs bring beside that all went well. */
export const answers: Story = async (desk, say) => {
  const unnamed = () =>
    desk.world.events.create(null, {
      eventType: 'run_created',
      specVersion: 8,
      eventData: { deploymentId: 'd', workflowName: 'order', input: 'x' },
    });
  const twoRuns = async () => {
    const [one, other] = [await unnamed(), await unnamed()];
    return one.run?.runId !== other.run?.runId;
  };
  await say(twoRuns());
  await desk.start('r1');
  await desk.step('r1', 'created', 's1');
  await say(desk.step('r1', 'started', 's1'));
  await say(desk.set('r1', { a: '1' }));
  const page = desk.world.runs.list({ pagination: { limit: 1 } });
  await say(page.then(({ data }) => data.length));
  const failed = async () => {
    const data = { executionContext: { origin: 'story' } };
    await desk.event('r2', 'run_created', undefined, data);
    await desk.event('r2', 'run_failed', undefined, { errorCode: 'E' });
    return desk.world.runs.get('r2');
  };
  await say(failed());
  await say(desk.complete('r1', new Uint8Array([1, 0])));
  await say(desk.world.events.list({ runId: 'r1' }));
};
