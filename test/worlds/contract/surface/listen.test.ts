import { describe, expect, it } from 'vitest';
import type { WorldApi } from '../../../../src/worlds/contract/api.js';
import { listenedTo } from '../../../../src/worlds/contract/surface/listen.js';

class Runs {
  readonly #known = 'r1';

  async get(id: string) {
    return { runId: id === this.#known ? id : 'nobody' };
  }
}

function worldOf(more: object = {}): WorldApi {
  const events = {
    create: async () => ({}),
    list: async () => ({ data: [], cursor: null, hasMore: false }),
  };
  const runs = new Runs();
  return Object.freeze({ runs, events, ...more }) as unknown as WorldApi;
}

describe('listening to what a World is asked', () => {
  it('hears methods, events by their type, and options that say something', async () => {
    const heard = new Set<string>();
    const world = listenedTo(worldOf(), heard);
    await world.events.create(
      'r1',
      { eventType: 'run_started', specVersion: 2 },
      { resumeId: 'x' }
    );
    await world.events.list({
      runId: 'r1',
      pagination: { limit: 2, sortOrder: 'desc' },
    });
    const asked = [...heard].filter((each) => !each.startsWith('-'));
    expect(asked.sort()).toEqual([
      'events.create',
      'events.create {resumeId}',
      'events.create(run_started)',
      'events.list',
      'events.list {pagination.limit}',
      'events.list {pagination.sortOrder: desc}',
      'events.list {runId}',
    ]);
  });

  it('changes nothing of the World: frozen, and with private fields', async () => {
    const world = listenedTo(worldOf({ specVersion: 4 }), new Set());
    expect((await world.runs.get('r1')).runId).toBe('r1');
    expect(world.specVersion).toBe(4);
    expect('steps' in world).toBe(false);
    expect(world.steps).toBeUndefined();
  });

  it('says which methods of the contract the World has not got', () => {
    const heard = new Set<string>();
    listenedTo(worldOf({ queue: async () => ({}) }), heard);
    expect(heard).toContain('-streams.write');
    expect(heard).toContain('-steps.get');
    expect(heard).not.toContain('-queue');
    expect(heard).not.toContain('-runs.get');
  });
});
