import { describe, expect, it } from 'vitest';
import { Desk, outcome } from './desk.js';

describe('a start that brings the data of its run', () => {
  it('creates the run whose creation was lost, and starts it', async () => {
    const desk = new Desk();
    const { run, event } = await desk.startLost('r1', 'from the message');
    expect(run).toMatchObject({ status: 'running', input: 'from the message' });
    expect(event).toMatchObject({ eventType: 'run_started' });
    expect(await desk.log('r1')).toEqual(['run_created', 'run_started']);
    expect(await outcome(desk.create('r1'))).toBe('EntityConflictError');
  });

  it('leaves a run that is there as it was created', async () => {
    const desk = new Desk();
    await desk.create('r1', 'first');
    await desk.startLost('r1', 'second');
    expect(await desk.world.runs.get('r1')).toMatchObject({ input: 'first' });
    expect(await desk.log('r1')).toEqual(['run_created', 'run_started']);
  });

  it('is refused where the data is not all there', async () => {
    const desk = new Desk();
    const start = desk.event('r1', 'run_started', undefined, { input: 'in' });
    expect(await outcome(start)).toBe('WorkflowRunNotFoundError');
    expect(await desk.log('r1')).toEqual([]);
  });
});
