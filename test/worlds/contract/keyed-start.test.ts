import { describe, expect, test } from 'vitest';
import type { KeyedStart } from '../../../src/model/call.js';
import type { WorldApi } from '../../../src/worlds/contract/api.js';
import { perform } from '../../../src/worlds/contract/driver.js';
import { HookConflictError } from '../../../src/worlds/reference/errors.js';
import { fakeWorld, requestContext } from './fake-world.js';

const call: KeyedStart = {
  kind: 'keyedStart',
  key: 'k1',
  workflow: 'order',
  run: 'r1',
  input: 'in',
  windowMs: 5000,
};

const OUT = new TextEncoder().encode('out');

type Start = NonNullable<WorldApi['start']>;

function ask(start: Start) {
  const { world } = fakeWorld({
    run: (runId) => ({ runId, status: 'completed', output: OUT }),
  });
  return perform({ ...world, start }, call, requestContext());
}

describe("a World with upstream's own shape of keyed start", () => {
  test('is asked with the workflow as a prefix of the token', async () => {
    const options: unknown[] = [];
    const response = await ask(async (workflow, _input, each) => {
      options.push([workflow, each.hook]);
      return { runId: each.runId, status: 'pending' };
    });
    const hook = { token: 'order:k1-7', minRetention: 5000 };
    expect(options).toEqual([['order', hook]]);
    expect(response).toMatchObject({ created: true, run: { run: 'r1' } });
  });

  test('answers a loser with the run that the conflict names', async () => {
    const response = await ask(async (_workflow, _input, { hook }) => {
      throw new HookConflictError(hook.token, 'wrun_owner');
    });
    expect(response).toMatchObject({
      ok: true,
      created: false,
      run: { run: '?wrun_owner', status: 'completed', value: 'out' },
    });
  });

  test('may not know: then nobody says whether the run is there', async () => {
    const response = await ask(async () => {
      throw Object.assign(new Error('no decision in time'), {
        name: 'WorkflowStartError',
      });
    });
    expect(response).toMatchObject({ ok: false, refusal: 'unexpected' });
  });

  test('is asked by that shape only where it has no other', async () => {
    const { world } = fakeWorld({
      keyedStart: async ({ runId }) => ({
        run: { runId, status: 'pending' },
        created: true,
      }),
    });
    const start: Start = async () => {
      throw new Error('asked');
    };
    const response = await perform({ ...world, start }, call, requestContext());
    expect(response).toMatchObject({ ok: true, created: true });
  });
});
