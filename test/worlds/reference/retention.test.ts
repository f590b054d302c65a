import { describe, expect, it } from 'vitest';
import { Desk, HOUR_MS, outcome } from './desk.js';

/** r1 has ended, and retains t1 for an hour. */
async function deskWithRetained(): Promise<Desk> {
  const desk = new Desk();
  await desk.start('r1');
  await desk.start('r2');
  await desk.claim('r1', 'h1', 't1', HOUR_MS);
  await desk.complete('r1');
  return desk;
}

describe('a retained token', () => {
  it('conflicts until its deadline and names the ended run', async () => {
    const desk = await deskWithRetained();
    desk.pass(HOUR_MS - 1);
    const early = await desk.claim('r2', 'h2', 't1');
    expect(early.event?.eventData).toEqual({
      token: 't1',
      conflictingRunId: 'r1',
    });
    expect(await desk.status('r1')).toBe('completed');
    desk.pass(1);
    const late = await desk.claim('r2', 'h3', 't1');
    expect(late.event?.eventType).toBe('hook_created');
  });

  it('is readable until its deadline, and not after', async () => {
    const desk = await deskWithRetained();
    const reads = () =>
      Promise.all([
        outcome(desk.world.hooks.get('h1')),
        outcome(desk.world.hooks.getByToken('t1')),
        desk.world.hooks.list({ runId: 'r1' }).then((page) => page.data.length),
      ]);
    expect(await reads()).toEqual(['ok', 'ok', 1]);
    desk.pass(HOUR_MS);
    expect(await reads()).toEqual([
      'HookNotFoundError',
      'HookNotFoundError',
      0,
    ]);
  });

  it('cannot be resumed or disposed of', async () => {
    const desk = await deskWithRetained();
    expect(await outcome(desk.resume('r1', 'h1', 'p'))).toBe('RunExpiredError');
    expect(await outcome(desk.dispose('r1', 'h1'))).toBe('RunExpiredError');
    expect((await desk.log('r1')).at(-1)).toBe('run_completed');
  });

  it('is released at once by a disposal before the end', async () => {
    const desk = new Desk();
    await desk.start('r1');
    await desk.start('r2');
    await desk.claim('r1', 'h1', 't1', HOUR_MS);
    await desk.dispose('r1', 'h1');
    await desk.complete('r1');
    const { event } = await desk.claim('r2', 'h2', 't1');
    expect(event?.eventType).toBe('hook_created');
  });

  it('stays with an active run past the deadline, and goes with its end', async () => {
    const desk = new Desk();
    await desk.start('r1');
    await desk.start('r2');
    await desk.claim('r1', 'h1', 't1', HOUR_MS);
    desk.pass(2 * HOUR_MS);
    const early = await desk.claim('r2', 'h2', 't1');
    expect(early.event?.eventType).toBe('hook_conflict');
    expect(await outcome(desk.world.hooks.getByToken('t1'))).toBe('ok');
    await desk.complete('r1');
    const late = await desk.claim('r2', 'h3', 't1');
    expect(late.event?.eventType).toBe('hook_created');
  });

  it('is not promised for more than thirty days', async () => {
    const desk = new Desk();
    await desk.start('r1');
    const days = 24 * HOUR_MS;
    expect(await outcome(desk.claim('r1', 'h1', 't1', 31 * days))).toBe(
      'WorkflowWorldError'
    );
    expect(await outcome(desk.world.hooks.getByToken('t1'))).toBe(
      'HookNotFoundError'
    );
    expect(await outcome(desk.claim('r1', 'h2', 't1', 30 * days))).toBe('ok');
  });

  it('needs a deadline that is a date', async () => {
    const desk = new Desk();
    await desk.start('r1');
    const data = { token: 't1', tokenRetentionUntil: 'soon' };
    expect(await outcome(desk.event('r1', 'hook_created', 'h1', data))).toBe(
      'WorkflowWorldError'
    );
  });
});
