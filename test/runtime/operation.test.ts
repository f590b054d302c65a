import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/model/call.js';
import { operate } from '../../src/runtime/operation.js';
import type { Stage } from '../../src/runtime/stage.js';
import { emptyStage } from './stage.js';

const CANCEL: Call = {
  kind: 'endRun',
  run: 'r1',
  status: 'cancelled',
  value: 'cancelled',
};

async function operated(
  stage: Stage,
  actor: string,
  ask: () => Promise<unknown>
) {
  const { machine } = stage;
  let error: unknown;
  machine.spawn(machine.actor(actor, 0), async () => {
    const read = () => ({ ok: true }) as const;
    await operate(CANCEL, 0, stage, ask, read).catch((thrown) => {
      error = thrown;
    });
  });
  await machine.run();
  return { operation: stage.operations[0], error };
}

describe('a call of the runtime', () => {
  it('is made by the request whose run a worker has been handed', async () => {
    const stage = emptyStage();
    stage.served.set('w0', 'r2');
    const { operation } = await operated(stage, 'w0', async () => 1);
    expect(operation).toMatchObject({ actor: 'B', response: { ok: true } });
    expect(stage.machine.trace[0]?.label.name).toBe('call:endRun');
  });

  it('is refused to its caller as the World refused it', async () => {
    const refusal = Object.assign(new Error('it is over'), {
      name: 'RunExpiredError',
    });
    const { operation, error } = await operated(emptyStage(), 'A', () =>
      Promise.reject(refusal)
    );
    expect(error).toBe(refusal);
    expect(operation).toMatchObject({
      actor: 'A',
      response: { ok: false, refusal: 'expired' },
    });
  });
});
