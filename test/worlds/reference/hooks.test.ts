import { describe, expect, it } from 'vitest';
import { Desk, outcome } from './desk.js';

async function deskWithOwner(): Promise<Desk> {
  const desk = new Desk();
  await desk.start('r1');
  await desk.start('r2');
  await desk.claim('r1', 'h1', 't1');
  return desk;
}

describe('claims', () => {
  it('make the hook resolvable by id, by token and by run', async () => {
    const { world } = await deskWithOwner();
    const hook = { hookId: 'h1', runId: 'r1', token: 't1' };
    expect(await world.hooks.get('h1')).toMatchObject(hook);
    expect(await world.hooks.getByToken('t1')).toMatchObject(hook);
    expect((await world.hooks.list({ runId: 'r1' })).data).toMatchObject([
      hook,
    ]);
    expect((await world.hooks.list({})).data).toMatchObject([hook]);
    expect((await world.hooks.list({ runId: 'r2' })).data).toEqual([]);
  });

  it('of a taken token return a conflict that names the owner', async () => {
    const desk = await deskWithOwner();
    const { event, hook } = await desk.claim('r2', 'h2', 't1');
    expect(hook).toBeUndefined();
    expect(event).toMatchObject({
      eventType: 'hook_conflict',
      correlationId: 'h2',
      eventData: { token: 't1', conflictingRunId: 'r1' },
    });
    expect((await desk.log('r2')).at(-1)).toBe('hook_conflict');
    expect(await outcome(desk.world.hooks.get('h2'))).toBe('HookNotFoundError');
  });

  it('that come twice are refused, never a conflict with themselves', async () => {
    const desk = await deskWithOwner();
    expect(await outcome(desk.claim('r1', 'h1', 't1'))).toBe(
      'EntityConflictError'
    );
    expect(await desk.log('r1')).toEqual([
      'run_created',
      'run_started',
      'hook_created',
    ]);
  });

  it('on an ended run are refused and reserve nothing', async () => {
    const desk = await deskWithOwner();
    await desk.complete('r2');
    expect(await outcome(desk.claim('r2', 'h2', 't2'))).toBe(
      'EntityConflictError'
    );
    const { event } = await desk.claim('r1', 'h3', 't2');
    expect(event?.eventType).toBe('hook_created');
  });

  it('need a token', async () => {
    const desk = await deskWithOwner();
    expect(await outcome(desk.event('r1', 'hook_created', 'h5', {}))).toBe(
      'WorkflowWorldError'
    );
    expect(await outcome(desk.event('r1', 'hook_created'))).toBe(
      'WorkflowWorldError'
    );
  });
});

describe('resumes', () => {
  it('are journaled once, with their id', async () => {
    const desk = await deskWithOwner();
    const first = await desk.resume('r1', 'h1', 'paid', 'x1');
    const again = await desk.resume('r1', 'h1', 'paid', 'x1');
    expect(again.event).toEqual(first.event);
    const { data } = await desk.world.events.list({ runId: 'r1' });
    const received = data.filter((each) => each.eventType === 'hook_received');
    expect(received).toMatchObject([
      { correlationId: 'h1', resumeId: 'x1', eventData: { payload: 'paid' } },
    ]);
  });

  it('under a known id are refused with another payload or hook', async () => {
    const desk = await deskWithOwner();
    await desk.claim('r1', 'h4', 't4');
    await desk.resume('r1', 'h1', 'paid', 'x1');
    expect(await outcome(desk.resume('r1', 'h1', 'unpaid', 'x1'))).toBe(
      'EntityConflictError'
    );
    expect(await outcome(desk.resume('r1', 'h4', 'paid', 'x1'))).toBe(
      'EntityConflictError'
    );
  });

  it('answer a redelivery even after the hook is gone', async () => {
    const desk = await deskWithOwner();
    const first = await desk.resume('r1', 'h1', 'paid', 'x1');
    await desk.dispose('r1', 'h1');
    expect((await desk.resume('r1', 'h1', 'paid', 'x1')).event).toEqual(
      first.event
    );
  });

  it('find neither unknown nor disposed hooks, nor those of other runs', async () => {
    const desk = await deskWithOwner();
    await desk.claim('r1', 'h4', 't4');
    await desk.dispose('r1', 'h4');
    const dead = [
      desk.resume('r1', 'h9', 'p'),
      desk.resume('r1', 'h4', 'p'),
      desk.resume('r2', 'h1', 'p'),
    ];
    expect(await Promise.all(dead.map(outcome))).toEqual(
      Array(3).fill('HookNotFoundError')
    );
    expect(await desk.log('r1')).not.toContain('hook_received');
    expect(await desk.log('r2')).not.toContain('hook_received');
  });

  it('of an ended run are refused', async () => {
    const desk = await deskWithOwner();
    await desk.complete('r1');
    expect(await outcome(desk.resume('r1', 'h1', 'p'))).toBe(
      'HookNotFoundError'
    );
  });
});

describe('disposal', () => {
  it('comes once and frees the token', async () => {
    const desk = await deskWithOwner();
    await desk.dispose('r1', 'h1');
    expect(await outcome(desk.dispose('r1', 'h1'))).toBe('HookNotFoundError');
    expect(await outcome(desk.world.hooks.getByToken('t1'))).toBe(
      'HookNotFoundError'
    );
    expect(await outcome(desk.world.hooks.get('h1'))).toBe('HookNotFoundError');
    const { event } = await desk.claim('r2', 'h2', 't1');
    expect(event?.eventType).toBe('hook_created');
  });
});

describe('the end of a run', () => {
  it.each(['run_completed', 'run_failed', 'run_cancelled'])(
    '%s frees its tokens',
    async (end) => {
      const desk = await deskWithOwner();
      await desk.event('r1', end);
      expect(await outcome(desk.world.hooks.getByToken('t1'))).toBe(
        'HookNotFoundError'
      );
      const { event } = await desk.claim('r2', 'h2', 't1');
      expect(event?.eventType).toBe('hook_created');
      expect(await desk.world.hooks.getByToken('t1')).toMatchObject({
        runId: 'r2',
      });
    }
  );
});
