import { describe, expect, it } from 'vitest';
import { Desk, outcome } from './desk.js';

describe('steps', () => {
  it('are created once, may be retried and end once', async () => {
    const desk = new Desk();
    await desk.start('r1');
    await desk.step('r1', 'created', 's1');
    expect(await outcome(desk.step('r1', 'created', 's1'))).toBe(
      'EntityConflictError'
    );
    await desk.step('r1', 'started', 's1');
    await desk.step('r1', 'started', 's1');
    await desk.step('r1', 'failed', 's1');
    const late = [
      desk.step('r1', 'completed', 's1'),
      desk.step('r1', 'failed', 's1'),
      desk.step('r1', 'started', 's1'),
    ];
    expect(await Promise.all(late.map(outcome))).toEqual(
      Array(3).fill('EntityConflictError')
    );
    expect((await desk.log('r1')).slice(2)).toEqual([
      'step_created',
      'step_started',
      'step_started',
      'step_failed',
    ]);
  });

  it('must be created before anything else', async () => {
    const desk = new Desk();
    await desk.start('r1');
    expect(await outcome(desk.step('r1', 'started', 's1'))).toBe(
      'WorkflowWorldError'
    );
  });

  it('report after the end only if they ran', async () => {
    const desk = new Desk();
    await desk.start('r1');
    await desk.step('r1', 'created', 's1');
    await desk.step('r1', 'created', 's2');
    await desk.step('r1', 'started', 's1');
    await desk.cancel('r1');
    const calls = [
      desk.step('r1', 'started', 's1'),
      desk.step('r1', 'started', 's2'),
      desk.step('r1', 'completed', 's2'),
      desk.step('r1', 'created', 's3'),
      desk.step('r1', 'completed', 's1'),
    ];
    expect(await Promise.all(calls.map(outcome))).toEqual([
      'RunExpiredError',
      'RunExpiredError',
      'RunExpiredError',
      'EntityConflictError',
      'ok',
    ]);
    expect((await desk.log('r1')).slice(-2)).toEqual([
      'run_cancelled',
      'step_completed',
    ]);
  });
});
