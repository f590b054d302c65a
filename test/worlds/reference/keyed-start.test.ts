import { describe, expect, it } from 'vitest';
import { Desk, HOUR_MS, outcome } from './desk.js';

describe('keyed start', () => {
  it('creates a run, its event and its message together', async () => {
    const desk = new Desk();
    const { run, created } = await desk.keyed('k1', 'r1');
    expect(created).toBe(true);
    expect(run).toMatchObject({ runId: 'r1', status: 'pending' });
    expect(await desk.log('r1')).toEqual(['run_created']);
    expect(desk.world.queue.messages).toEqual(['r1']);
  });

  it('answers a duplicate with the first run, and leaves nothing else', async () => {
    const desk = new Desk();
    await desk.keyed('k1', 'r1');
    const { run, created } = await desk.keyed('k1', 'r2');
    expect(created).toBe(false);
    expect(run).toMatchObject({ runId: 'r1', input: 'input of r1' });
    expect(await outcome(desk.world.runs.get('r2'))).toBe(
      'WorkflowRunNotFoundError'
    );
    expect(await desk.log('r2')).toEqual([]);
    expect(desk.world.queue.messages).toEqual(['r1']);
  });

  it('hands out the stored result within the window, then starts anew', async () => {
    const desk = new Desk();
    await desk.keyed('k1', 'r1');
    desk.pass(10 * HOUR_MS);
    await desk.complete('r1');
    desk.pass(HOUR_MS - 1);
    const early = await desk.keyed('k1', 'r2');
    expect(early).toMatchObject({
      created: false,
      run: { runId: 'r1', status: 'completed', output: 'output of r1' },
    });
    desk.pass(1);
    const late = await desk.keyed('k1', 'r3');
    expect(late).toMatchObject({ created: true, run: { runId: 'r3' } });
    expect(await desk.keyed('k1', 'r4')).toMatchObject({
      created: false,
      run: { runId: 'r3' },
    });
  });

  it('keeps the keys of two workflows apart', async () => {
    const desk = new Desk();
    await desk.keyed('k1', 'r1');
    const other = await desk.keyed('k1', 'r2', { workflow: 'refund' });
    expect(other.created).toBe(true);
  });

  it('does not take the id of another run', async () => {
    const desk = new Desk();
    await desk.create('r1');
    expect(await outcome(desk.keyed('k1', 'r1'))).toBe('EntityConflictError');
  });
});
