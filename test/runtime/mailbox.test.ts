import { describe, expect, it } from 'vitest';
import { type Letter, Mailbox, runOf } from '../../src/runtime/mailbox.js';
import { drawPlan } from '../../src/runtime/plan.js';

function mailbox(twice: readonly number[] = []) {
  const carried: { letter: Letter; actor: string }[] = [];
  const plan = { ...drawPlan('reject', '1', 0).plan, twice, workers: [0, 1] };
  const box = new Mailbox(plan, (letter, actor) =>
    carried.push({ letter, actor })
  );
  return { box, carried };
}

describe('the queue of a schedule', () => {
  it('hands messages to the processes of the plan in turn', async () => {
    const { box, carried } = mailbox();
    for (const runId of ['a', 'b', 'c']) await box.publish('q', { runId });
    expect(carried.map(({ letter }) => letter.process)).toEqual([0, 1, 0]);
    expect(carried.map(({ actor }) => actor)).toEqual(['w0', 'w1', 'w2']);
  });

  it('delivers those twice that the plan names', async () => {
    const { box, carried } = mailbox([1]);
    for (const runId of ['a', 'b']) await box.publish('q', { runId });
    expect(carried.map(({ actor }) => actor)).toEqual(['w0', 'w1', "w1'"]);
  });

  it('takes an idempotency key once, until its message is handled', async () => {
    const { box, carried } = mailbox();
    const options = { idempotencyKey: 'k' };
    const first = await box.publish('q', {}, options);
    expect(await box.publish('q', {}, options)).toEqual(first);
    expect(carried).toHaveLength(1);
    box.settled(carried[0]?.letter as Letter);
    await box.publish('q', {}, options);
    expect(carried).toHaveLength(2);
  });

  it('sends what a message was, not what its sender makes of it', async () => {
    const { box, carried } = mailbox();
    const message = { runId: 'a', bytes: Uint8Array.of(1, 2) };
    const published = box.publish('q', message);
    message.runId = 'b';
    await published;
    expect(carried[0]?.letter.message).toEqual({
      runId: 'a',
      bytes: Uint8Array.of(1, 2),
    });
  });

  it('reads the run of a message as either line writes it', () => {
    expect(runOf({ runId: 'wrun_1' })).toBe('wrun_1');
    expect(runOf({ workflowRunId: 'wrun_2' })).toBe('wrun_2');
    expect(runOf({ __healthCheck: true })).toBeUndefined();
  });
});
