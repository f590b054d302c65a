import { describe, expect, it } from 'vitest';
import { Desk, outcome } from './desk.js';

async function running(): Promise<Desk> {
  const desk = new Desk();
  await desk.start('r1');
  return desk;
}

async function statuses(told: ReturnType<Desk['batch']>): Promise<number[]> {
  return (await told).results.map(({ status }) => status);
}

describe('a batch of the reference World', () => {
  it('is written in its order, one slot after the other', async () => {
    const desk = await running();
    const { results } = await desk.batch(
      'r1',
      'wait_created w1',
      'step_created s1'
    );
    expect(results).toMatchObject([
      { status: 200, event: { correlationId: 'w1' }, wait: { waitId: 'w1' } },
      { status: 200, event: { correlationId: 's1' }, step: { stepId: 's1' } },
    ]);
    expect((await desk.log('r1')).slice(2)).toEqual([
      'wait_created',
      'step_created',
    ]);
  });

  it('creates a step running, or leaves it as it is', async () => {
    const desk = await running();
    const pair = ['step_created s1', 'step_started s1'];
    const { results } = await desk.batch('r1', ...pair);
    expect(results[1]?.step).toMatchObject({ status: 'running', attempt: 1 });
    expect(
      await statuses(desk.batch('r1', ...pair, 'step_created s2'))
    ).toEqual([409, 409, 200]);
    expect(await desk.world.steps.get('r1', 's1')).toMatchObject({
      attempt: 1,
    });
  });

  it('tells of each event as if it had come alone', async () => {
    const desk = await running();
    await desk.step('r1', 'created', 's1');
    expect(
      await statuses(
        desk.batch(
          'r1',
          'step_created s1',
          'step_created s2',
          'step_completed s9'
        )
      )
    ).toEqual([409, 200, 400]);
    await desk.complete('r1');
    expect(await statuses(desk.batch('r1', 'step_started s2'))).toEqual([410]);
    expect(await statuses(desk.batch('r9', 'step_created s1'))).toEqual([404]);
  });

  it.each([
    [['hook_created h1']],
    [['run_cancelled']],
    [['step_created s1', 'step_started s1', 'step_completed s1']],
    [['step_started s1', 'step_created s1']],
    [['run_completed', 'run_failed']],
  ])('with %j is refused as a whole', async (lines) => {
    const desk = await running();
    expect(await outcome(desk.batch('r1', 'step_created s5', ...lines))).toBe(
      'WorkflowWorldError'
    );
    expect(await desk.log('r1')).toEqual(['run_created', 'run_started']);
  });
});
