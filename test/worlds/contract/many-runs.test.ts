import { describe, expect, test } from 'vitest';
import type { WorldApi } from '../../../src/worlds/contract/api.js';
import { declaredContract } from '../../../src/worlds/contract/declared.js';
import { perform } from '../../../src/worlds/contract/driver.js';
import { fakeWorld, requestContext } from './fake-world.js';

function worldWith(methods: Partial<WorldApi['runs']>): WorldApi {
  const { world } = fakeWorld({});
  return { ...world, runs: { ...world.runs, ...methods } };
}

describe('a method that a World may lack', () => {
  test('is declared by being there', () => {
    const has = (world: WorldApi) => declaredContract(world).capabilities;
    expect(has(worldWith({})).has('getMany')).toBe(false);
    const world = worldWith({ getMany: async () => [] });
    expect(has(world).has('getMany')).toBe(true);
  });

  test('is given the ids, and its answer keeps its order', async () => {
    const context = requestContext();
    const id = context.names.id('run', 'r1', context.nowMs);
    const world = worldWith({
      getMany: async (ids) =>
        ids.map((runId) =>
          runId === id ? { runId, status: 'running' } : null
        ),
    });
    const call = { kind: 'getRuns', runs: ['r2', 'r1'] } as const;
    expect(await perform(world, call, context)).toMatchObject({
      ok: true,
      snapshots: [null, { run: 'r1', status: 'running' }],
    });
  });

  test('cancels with a reason, and is told of by names', async () => {
    const context = requestContext();
    const reasons: unknown[] = [];
    const world = worldWith({
      cancelMany: async ({ runIds, cancelReason }) => {
        reasons.push(cancelReason);
        const results = runIds.map((runId) => ({
          runId,
          outcome: 'not_found',
        }));
        return { summary: { requested: 1 }, results };
      },
    });
    const call = { kind: 'cancelRuns', runs: ['r1'], reason: 'stop' } as const;
    expect(await perform(world, call, context)).toMatchObject({
      results: [{ run: 'r1', outcome: 'not_found' }],
      summary: { requested: 1 },
    });
    expect(reasons).toEqual(['stop']);
  });

  test('waits for as long as it is told', async () => {
    const world = worldWith({
      waitForTerminalStatus: async (runId, { timeoutMs } = {}) => ({
        runId,
        status: timeoutMs === 50 ? 'completed' : 'running',
      }),
    });
    const call = { kind: 'awaitRun', run: 'r1', timeoutMs: 50 } as const;
    expect(await perform(world, call, requestContext())).toMatchObject({
      run: { run: 'r1', status: 'completed' },
    });
  });
});
