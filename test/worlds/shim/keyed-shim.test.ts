import { describe, expect, it } from 'vitest';
import { withKeyedShim } from '../../../src/worlds/shim/keyed-shim.js';
import { Desk, HOUR_MS } from '../reference/desk.js';

function shimmed(desk: Desk, retains = true) {
  const now = () => desk.clock.nowMs;
  const world = withKeyedShim(desk.world, { now, retains });
  return (runId: string, workflowName = 'order') =>
    world.keyedStart?.({
      key: 'k1',
      runId,
      workflowName,
      input: `input of ${runId}`,
      retentionMs: HOUR_MS,
      deploymentId: 'worldproof',
      specVersion: 8,
    });
}

describe('keyed start over a claim in the body', () => {
  it('gives the key to the first run', async () => {
    const desk = new Desk();
    const start = shimmed(desk);
    expect(await start('wrun_1')).toMatchObject({
      created: true,
      run: { runId: 'wrun_1', status: 'pending' },
    });
    expect(await desk.log('wrun_1')).toEqual(['run_created', 'hook_created']);
  });

  it('answers a duplicate with the owner, and leaves a run behind', async () => {
    const desk = new Desk();
    const start = shimmed(desk);
    await start('wrun_1');
    expect(await start('wrun_2')).toMatchObject({
      created: false,
      run: { runId: 'wrun_1' },
    });
    expect(await desk.log('wrun_2')).toEqual([
      'run_created',
      'hook_conflict',
      'run_cancelled',
    ]);
  });

  it('keeps workflows apart by a prefix of the token', async () => {
    const start = shimmed(new Desk());
    await start('wrun_1');
    expect(await start('wrun_2', 'refund')).toMatchObject({ created: true });
  });

  it('remembers from the claim on, not from the end', async () => {
    const desk = new Desk();
    const start = shimmed(desk);
    await start('wrun_1');
    await desk.complete('wrun_1');
    desk.pass(HOUR_MS / 2);
    expect(await start('wrun_2')).toMatchObject({ created: false });
    desk.pass(HOUR_MS / 2);
    expect(await start('wrun_3')).toMatchObject({ created: true });
  });

  it('remembers nothing where the World retains no token', async () => {
    const desk = new Desk();
    const start = shimmed(desk, false);
    await start('wrun_1');
    await desk.complete('wrun_1');
    expect(await start('wrun_2')).toMatchObject({ created: true });
  });

  it('owns up to a run that somebody ended before it had the key', async () => {
    const desk = new Desk();
    const world = {
      ...desk.world,
      events: {
        ...desk.world.events,
        create: async (
          ...[runId, event, params]: Parameters<typeof desk.world.events.create>
        ) => {
          if (event.eventType === 'hook_created') await desk.cancel('wrun_1');
          return desk.world.events.create(runId, event, params);
        },
      },
    };
    const start = withKeyedShim(world, { now: () => 0, retains: false });
    const answer = await start.keyedStart?.({
      key: 'k1',
      runId: 'wrun_1',
      workflowName: 'order',
      input: '',
      retentionMs: 1,
      deploymentId: 'worldproof',
      specVersion: 8,
    });
    expect(answer).toMatchObject({
      created: true,
      run: { status: 'cancelled' },
    });
  });
});
