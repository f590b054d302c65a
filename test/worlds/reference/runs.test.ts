import { describe, expect, it } from 'vitest';
import { Desk, outcome } from './desk.js';

describe('runs of the reference World', () => {
  it('are created, started and completed, with a dense log', async () => {
    const desk = new Desk();
    await desk.start('r1');
    const { run, event } = await desk.complete('r1');
    expect(run).toMatchObject({ status: 'completed', output: 'output of r1' });
    expect(event?.eventId).toBe('evnt_00000000000000000000000003');
    const { data } = await desk.world.events.list({ runId: 'r1' });
    expect(data.map(({ eventId }) => Number(eventId.slice(5)))).toEqual([
      1, 2, 3,
    ]);
    expect(await desk.world.runs.get('r1')).toMatchObject({
      input: 'input of r1',
      output: 'output of r1',
      completedAt: new Date(desk.clock.nowMs),
    });
  });

  it('get an id where the creator names none', async () => {
    const desk = new Desk();
    const { run } = await desk.world.events.create(null, {
      eventType: 'run_created',
      specVersion: 8,
    });
    expect(run?.runId).toMatch(/^wrun_\d{26}$/);
    const other = desk.world.events.create(null, {
      eventType: 'run_started',
      specVersion: 8,
    });
    expect(await outcome(other)).toBe('WorkflowWorldError');
  });

  it('are created once', async () => {
    const desk = new Desk();
    await desk.create('r1', 'first');
    expect(await outcome(desk.create('r1', 'second'))).toBe(
      'EntityConflictError'
    );
    expect((await desk.world.runs.get('r1')).input).toBe('first');
    expect(await desk.log('r1')).toEqual(['run_created']);
  });

  it('take a second start without a second event', async () => {
    const desk = new Desk();
    await desk.start('r1');
    const again = await desk.event('r1', 'run_started');
    expect(again.run).toMatchObject({ runId: 'r1' });
    expect(again.event).toBeUndefined();
    expect(await desk.log('r1')).toEqual(['run_created', 'run_started']);
  });

  it('are not started after their end', async () => {
    const desk = new Desk();
    await desk.start('r1');
    await desk.complete('r1');
    expect(await outcome(desk.event('r1', 'run_started'))).toBe(
      'RunExpiredError'
    );
  });

  it('end once', async () => {
    const desk = new Desk();
    await desk.start('r1');
    await desk.complete('r1');
    const late = [
      desk.complete('r1', 'other'),
      desk.event('r1', 'run_failed', undefined, { error: { message: 'no' } }),
      desk.cancel('r1'),
    ];
    expect(await Promise.all(late.map(outcome))).toEqual(
      Array(3).fill('EntityConflictError')
    );
    expect((await desk.world.runs.get('r1')).output).toBe('output of r1');
    expect((await desk.log('r1')).length).toBe(3);
  });

  it('are cancelled twice with one event', async () => {
    const desk = new Desk();
    await desk.start('r1');
    await desk.cancel('r1');
    expect((await desk.cancel('r1')).event).toBeUndefined();
    expect(await desk.log('r1')).toEqual([
      'run_created',
      'run_started',
      'run_cancelled',
    ]);
  });

  it.each([
    'run_started',
    'run_completed',
    'run_failed',
    'run_cancelled',
    'hook_created',
    'hook_received',
    'hook_disposed',
    'attr_set',
    'step_created',
    'step_started',
    'step_completed',
    'step_failed',
  ])('refuse %s where there is no run, and leave nothing', async (type) => {
    const desk = new Desk();
    const data = { token: 't', changes: [], payload: 'p' };
    expect(await outcome(desk.event('r9', type, 'x1', data))).toBe(
      'WorkflowRunNotFoundError'
    );
    expect(await desk.log('r9')).toEqual([]);
    expect(await outcome(desk.world.runs.get('r9'))).toBe(
      'WorkflowRunNotFoundError'
    );
  });

  it('refuse an event type that nobody knows', async () => {
    const desk = new Desk();
    await expect(desk.event('r1', 'run_paused')).rejects.toThrow(
      'Unknown event type run_paused'
    );
  });
});
