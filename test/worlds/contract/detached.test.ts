import { describe, expect, test } from 'vitest';
import type { Overwritten } from '../../../src/model/response.js';
import type { WorldRun } from '../../../src/worlds/contract/api.js';
import { Kept } from '../../../src/worlds/contract/detached/kept.js';
import { perform } from '../../../src/worlds/contract/driver.js';
import { fakeWorld, NOW_MS, requestContext } from './fake-world.js';

/** A stored run, whatever it looks like when it is shown. */
function stored(): WorldRun & { readonly error: object } {
  return {
    runId: 'wrun_1',
    status: 'running',
    workflowName: 'order',
    input: new Uint8Array([1, 2, 3]),
    error: { message: 'none' },
    attributes: { stage: 'new' },
    createdAt: new Date(NOW_MS),
  };
}

/** Reads a run, lets it change, and writes over all that was answered. */
async function afterReading(
  show: (run: WorldRun) => WorldRun,
  run: WorldRun = stored(),
  meanwhile: () => void = () => undefined
): Promise<Overwritten | undefined> {
  const context = { ...requestContext(), kept: new Kept() };
  const answered = () => show(run);
  const { world } = fakeWorld({ run: answered, hooks: [], events: [] });
  await perform(world, { kind: 'getRun', run: 'r1' }, context);
  meanwhile();
  const call = { kind: 'overwrite', run: 'r1' } as const;
  const response = await perform(world, call, context);
  return response.ok ? response.overwritten : undefined;
}

const NOTHING = { moved: [], entities: [], others: [] };

describe('a caller who writes over what it was answered', () => {
  test('changes nothing of a World that copies', async () => {
    expect(await afterReading((run) => structuredClone(run))).toEqual(NOTHING);
  });

  test('changes nothing of a World that freezes what it answers', async () => {
    const run = stored();
    Object.freeze(run.error);
    Object.freeze(run.attributes);
    Object.freeze(run);
    expect(await afterReading(() => run, run)).toEqual(NOTHING);
  });

  test('changes a stored row, which is put back afterwards', async () => {
    const run = stored();
    expect(await afterReading(() => run, run)).toMatchObject({
      moved: [],
      entities: ['runs.get workflowName'],
    });
    expect(run).toEqual(stored());
  });

  test('changes what is within a row that is copied at its surface', async () => {
    const found = await afterReading((run) => ({ ...run }));
    expect(found).toEqual({ ...NOTHING, others: ['runs.get error.message'] });
  });

  test('is told of an answer that has changed by itself', async () => {
    const run = stored();
    const end = () => void Object.assign(run, { status: 'completed' });
    expect(await afterReading(() => run, run, end)).toMatchObject({
      moved: ['runs.get'],
    });
  });

  test('has nothing left to write over a second time', async () => {
    const kept = new Kept();
    const context = { ...requestContext(), kept };
    const { world } = fakeWorld({ run: stored, hooks: [], events: [] });
    await perform(world, { kind: 'getRun', run: 'r1' }, context);
    kept.take();
    const call = { kind: 'overwrite', run: 'r1' } as const;
    expect(await perform(world, call, context)).toEqual({ ok: true });
  });
});
