import { describe, expect, it } from 'vitest';
import { Desk, outcome } from './desk.js';

async function threeRuns(): Promise<Desk> {
  const desk = new Desk();
  for (const run of ['r1', 'r2', 'r3']) await desk.start(run);
  await desk.complete('r2');
  await desk.cancel('r3');
  return desk;
}

describe('several runs of the reference World', () => {
  it('are read in one call, each at its place', async () => {
    const desk = await threeRuns();
    const found = await desk.many('r3', 'r9', 'r1');
    expect(found.map((run) => run?.status)).toEqual([
      'cancelled',
      undefined,
      'running',
    ]);
    expect(found[1]).toBeNull();
  });

  it('are cancelled in one call, and each is told of', async () => {
    const desk = await threeRuns();
    const runIds = ['r9', 'r1', 'r2', 'r3'];
    const cancelReason = 'no longer wanted';
    const told = await desk.world.runs.cancelMany?.({ runIds, cancelReason });
    expect(told).toEqual({
      summary: {
        requested: 4,
        cancelled: 1,
        alreadyCancelled: 1,
        notCancellable: 1,
        notFound: 1,
        failed: 0,
      },
      results: [
        { runId: 'r9', outcome: 'not_found' },
        { runId: 'r1', outcome: 'cancelled' },
        { runId: 'r2', outcome: 'not_cancellable', status: 'completed' },
        { runId: 'r3', outcome: 'already_cancelled' },
      ],
    });
    const { data } = await desk.world.events.list({ runId: 'r1' });
    expect(data.at(-1)?.eventData).toEqual({ cancelReason });
    expect(await desk.status('r2')).toBe('completed');
  });
});

describe('a wait for the end of a run', () => {
  it('is over as soon as the run is', async () => {
    const desk = await threeRuns();
    const waiting = desk.awaitEnd('r1', 60_000);
    await desk.event('r1', 'run_failed');
    expect(await waiting).toMatchObject({ status: 'failed' });
    expect(await desk.awaitEnd('r2', 60_000)).toMatchObject({
      output: 'output of r2',
    });
  });

  it('shows the run as it is at its deadline', async () => {
    const desk = await threeRuns();
    expect(await desk.awaitEnd('r1', 1)).toMatchObject({ status: 'running' });
  });

  it('is for a run that is there', async () => {
    const desk = new Desk();
    expect(await outcome(desk.awaitEnd('r1', 1))).toBe(
      'WorkflowRunNotFoundError'
    );
  });
});
