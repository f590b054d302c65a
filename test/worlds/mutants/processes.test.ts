import { describe, expect, it } from 'vitest';
import { MUTANTS } from '../../../src/worlds/mutants/registry.js';
import type { ReferenceRules } from '../../../src/worlds/reference/rules.js';
import { Desk } from '../reference/desk.js';
import { Shuffle } from '../reference/shuffle.js';

function rulesOf(id: string): Partial<ReferenceRules> {
  const mutant = MUTANTS.find((each) => each.id === id);
  if (!mutant) throw new TypeError(`No mutant is called ${id}`);
  return mutant.rules;
}

/** Two desks, of one process or of two. */
function desks(id: string, processes: 1 | 2): [Desk, Desk] {
  const left = new Desk(undefined, undefined, rulesOf(id));
  if (processes === 1) return [left, left];
  return [left, new Desk(left.store, left.clock, rulesOf(id))];
}

describe('a lock within the process', () => {
  async function ownersOf(processes: 1 | 2, seed: number): Promise<number> {
    const [left, right] = desks('token.unique/in-process-lock', processes);
    await left.start('r1');
    await left.start('r2');
    const claims = await new Shuffle(seed).race([
      () => left.claim('r1', 'h1', 't1'),
      () => right.claim('r2', 'h2', 't1'),
    ]);
    return claims.filter(({ hook }) => hook !== undefined).length;
  }

  it('keeps a token unique in one process, and not in two', async () => {
    const worst = { 1: 0, 2: 0 };
    for (let seed = 0; seed < 40; seed++) {
      for (const processes of [1, 2] as const) {
        const owners = await ownersOf(processes, seed);
        worst[processes] = Math.max(worst[processes], owners);
      }
    }
    expect(worst).toEqual({ 1: 1, 2: 2 });
  });
});

describe('a cache of hook lists', () => {
  it.each([
    [1 as const, ['h1']],
    [2 as const, []],
  ])('of %i process(es) shows %j', async (processes, hooks) => {
    const [left, right] = desks('read.fresh/process-cache', processes);
    await left.start('r1');
    await left.world.hooks.list({ runId: 'r1' });
    await right.claim('r1', 'h1', 't1');
    const { data } = await left.world.hooks.list({ runId: 'r1' });
    expect(data.map(({ hookId }) => hookId)).toEqual(hooks);
  });
});

describe('a memory of own hooks', () => {
  it.each([
    [1 as const, 'hook_created'],
    [2 as const, 'hook_conflict'],
  ])('of %i process(es) leads to %s', async (processes, answer) => {
    const id = 'token.released-at-terminal/own-hooks-only';
    const [left, right] = desks(id, processes);
    await left.start('r1');
    await left.start('r2');
    await left.claim('r1', 'h1', 't1');
    await right.complete('r1');
    const { event } = await right.claim('r2', 'h2', 't1');
    expect(event?.eventType).toBe(answer);
  });
});

describe('ids in blocks', () => {
  it.each([
    [1 as const, ['left', 'right', 'late']],
    [2 as const, ['left', 'late', 'right']],
  ])('of %i process(es) list %j', async (processes, order) => {
    const [left, right] = desks('log.order/blocks', processes);
    await left.start('r1');
    await left.set('r1', { by: 'left' });
    await right.set('r1', { by: 'right' });
    await left.set('r1', { by: 'late' });
    const { data } = await left.world.events.list({ runId: 'r1' });
    const writers = data
      .filter(({ eventType }) => eventType === 'attr_set')
      .map(({ eventData }) => {
        const changes = eventData?.changes as { value: string }[];
        return changes[0]?.value;
      });
    expect(writers).toEqual(order);
  });
});
