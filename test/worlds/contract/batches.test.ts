import { describe, expect, test } from 'vitest';
import type { WorldApi } from '../../../src/worlds/contract/api.js';
import { declaredContract } from '../../../src/worlds/contract/declared.js';
import { perform } from '../../../src/worlds/contract/driver.js';
import { fakeWorld, requestContext } from './fake-world.js';

type Batch = NonNullable<WorldApi['events']['createBatch']>;

function worldWith(createBatch?: Batch): WorldApi {
  const { world } = fakeWorld({});
  return createBatch
    ? { ...world, events: { ...world.events, createBatch } }
    : world;
}

const CALL = {
  kind: 'createBatch',
  run: 'r1',
  events: [
    { kind: 'createStep', run: 'r1', step: 's1' },
    { kind: 'createStep', run: 'r1', step: 's2' },
  ],
} as const;

describe('a batch', () => {
  test('is declared by its method', () => {
    const has = (world: WorldApi) => declaredContract(world).capabilities;
    expect(has(worldWith()).has('createBatch')).toBe(false);
    const world = worldWith(async () => ({ results: [] }));
    expect(has(world).has('createBatch')).toBe(true);
  });

  test('brings its events in order, and is told of one by one', async () => {
    const world = worldWith(async (runId, events) => ({
      results: events.map(({ event }, at) =>
        at === 0
          ? { status: 200, event: { ...event, runId, eventId: 'evnt_3' } }
          : { status: 409, error: 'conflict', message: 'it is there' }
      ),
    }));
    expect(await perform(world, CALL, requestContext())).toMatchObject({
      ok: true,
      outcomes: [
        {
          status: 200,
          answer: { ok: true, event: { type: 'step_created', subject: 's1' } },
        },
        { status: 409, answer: { ok: false, refusal: 'exists' } },
      ],
    });
  });
});
