import { describe, expect, it } from 'vitest';
import { Desk, outcome } from './desk.js';

describe('waits', () => {
  it('are created once and complete once', async () => {
    const desk = new Desk();
    await desk.start('r1');
    const late = [
      ['completed', 'WorkflowWorldError'],
      ['created', 'ok'],
      ['created', 'EntityConflictError'],
      ['completed', 'ok'],
      ['completed', 'EntityConflictError'],
    ] as const;
    for (const [verb, expected] of late) {
      expect(await outcome(desk.wait('r1', verb, 'w1'))).toBe(expected);
    }
    expect((await desk.log('r1')).slice(2)).toEqual([
      'wait_created',
      'wait_completed',
    ]);
  });

  it('belong to their run, and go with it', async () => {
    const desk = new Desk();
    await desk.start('r1');
    await desk.start('r2');
    await desk.wait('r1', 'created', 'w1');
    expect(await outcome(desk.wait('r2', 'created', 'w1'))).toBe('ok');
    await desk.complete('r1');
    expect(await outcome(desk.wait('r1', 'completed', 'w1'))).toBe(
      'RunExpiredError'
    );
    expect(await outcome(desk.wait('r1', 'created', 'w2'))).toBe(
      'EntityConflictError'
    );
    expect(await outcome(desk.wait('r2', 'completed', 'w1'))).toBe('ok');
  });

  it('show the Date that they were given', async () => {
    const desk = new Desk();
    await desk.start('r1');
    const { wait, event } = await desk.wait('r1', 'created', 'w1', 1_234);
    const resumeAt = new Date(desk.clock.nowMs + 1_234);
    expect(wait).toMatchObject({ waitId: 'w1', status: 'waiting', resumeAt });
    expect(event?.eventData).toEqual({ resumeAt });
    const completed = await desk.wait('r1', 'completed', 'w1');
    expect(completed.wait).toMatchObject({ status: 'completed', resumeAt });
  });
});
