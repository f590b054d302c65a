import { describe, expect, it } from 'vitest';
import { HookConflictError } from '../../../src/worlds/reference/errors.js';
import { Desk, HOUR_MS, outcome } from './desk.js';
import { Shuffle } from './shuffle.js';

const start = (desk: Desk, runId: string, token = 'order:k1') =>
  desk.world.start('order', `input of ${runId}`, {
    runId,
    deploymentId: 'worldproof',
    specVersion: 8,
    hook: { token, minRetention: HOUR_MS },
  });

const conflictOf = async (call: Promise<unknown>): Promise<unknown> => {
  const error = await call.catch((thrown: unknown) => thrown);
  return HookConflictError.is(error) ? error.conflictingRunId : error;
};

describe("a start in upstream's shape", () => {
  it('creates the run of the first candidate', async () => {
    const desk = new Desk();
    expect(await start(desk, 'r1')).toMatchObject({ runId: 'r1' });
    expect(await desk.log('r1')).toEqual(['run_created']);
  });

  it('tells a loser whose the token is, and creates no run for it', async () => {
    const desk = new Desk();
    await start(desk, 'r1');
    expect(await conflictOf(start(desk, 'r2'))).toBe('r1');
    expect(await outcome(desk.world.runs.get('r2'))).toBe(
      'WorkflowRunNotFoundError'
    );
  });

  it('queues each candidate before it is decided', async () => {
    const desk = new Desk();
    await start(desk, 'r1');
    await conflictOf(start(desk, 'r2'));
    expect(desk.world.queue.messages).toEqual(['r1', 'r2']);
  });

  it('decides once of a candidate, whatever has happened since', async () => {
    const desk = new Desk();
    await start(desk, 'r1');
    await conflictOf(start(desk, 'r2'));
    await desk.complete('r1');
    desk.pass(2 * HOUR_MS);
    expect(await conflictOf(start(desk, 'r2'))).toBe('r1');
    expect(await start(desk, 'r1')).toMatchObject({ status: 'completed' });
    expect(await start(desk, 'r3')).toMatchObject({ runId: 'r3' });
  });

  it('keeps the token for its retention after the end', async () => {
    const desk = new Desk();
    await start(desk, 'r1');
    await desk.complete('r1');
    desk.pass(HOUR_MS - 1);
    expect(await conflictOf(start(desk, 'r2'))).toBe('r1');
    desk.pass(1);
    expect(await start(desk, 'r3')).toMatchObject({ runId: 'r3' });
  });

  it('refuses a candidate that is a run already', async () => {
    const desk = new Desk();
    await desk.start('r1');
    expect(await outcome(start(desk, 'r1'))).toBe('EntityConflictError');
  });

  it('has one winner, in whatever order the steps are taken', async () => {
    for (let seed = 0; seed < 40; seed++) {
      const desk = new Desk();
      const told = await new Shuffle(seed).race(
        ['r1', 'r2', 'r3'].map((runId) => () => outcome(start(desk, runId)))
      );
      expect(told.toSorted()).toEqual([
        'HookConflictError',
        'HookConflictError',
        'ok',
      ]);
    }
  });
});
