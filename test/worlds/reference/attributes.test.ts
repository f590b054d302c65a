import { describe, expect, it } from 'vitest';
import { Desk, outcome } from './desk.js';

describe('attributes', () => {
  it('merge: text upserts, null removes, others stay', async () => {
    const desk = new Desk();
    await desk.start('r1');
    await desk.set('r1', { color: 'red', size: 'small' });
    await desk.set('r1', { color: 'blue', size: null, shape: 'round' });
    expect((await desk.world.runs.get('r1')).attributes).toEqual({
      color: 'blue',
      shape: 'round',
    });
  });

  it('with a leading $ are refused, and nothing of the request is written', async () => {
    const desk = new Desk();
    await desk.start('r1');
    expect(await outcome(desk.set('r1', { a: '1', $system: '2' }))).toBe(
      'AttributeValidationError'
    );
    expect((await desk.world.runs.get('r1')).attributes).toEqual({});
    expect(await desk.log('r1')).not.toContain('attr_set');
  });

  it('of an ended run are not set', async () => {
    const desk = new Desk();
    await desk.start('r1');
    await desk.complete('r1');
    expect(await outcome(desk.set('r1', { a: '1' }))).toBe(
      'EntityConflictError'
    );
  });

  it('that are no texts are refused', async () => {
    const desk = new Desk();
    await desk.start('r1');
    for (const changes of ['a', [{ key: 'a', value: 1 }]]) {
      const call = desk.event('r1', 'attr_set', undefined, { changes });
      expect(await outcome(call)).toBe('WorkflowWorldError');
    }
  });

  it('find exactly the runs whose latest values match all pairs', async () => {
    const desk = new Desk();
    for (const run of ['r1', 'r2', 'r3']) await desk.start(run);
    await desk.set('r1', { a: '1', b: '2' });
    await desk.set('r2', { a: '1', b: '3' });
    await desk.set('r3', { a: '1', b: '2' });
    await desk.set('r3', { b: null });
    const find = async (attributes: Record<string, string>) =>
      (await desk.world.analytics.runs.list({ attributes })).data.map(
        ({ runId }) => runId
      );
    expect(await find({ a: '1', b: '2' })).toEqual(['r1']);
    expect(await find({ a: '1' })).toEqual(['r1', 'r2', 'r3']);
    expect(await find({ a: '9' })).toEqual([]);
  });
});
