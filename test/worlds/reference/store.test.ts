import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContentionError } from '../../../src/worlds/reference/attempts.js';
import { createStore } from '../../../src/worlds/reference/memory-store.js';
import { Table } from '../../../src/worlds/reference/table.js';

const now = () => 0;

describe('Table', () => {
  it('scans by prefix in the order of keys, like a sorted map', () => {
    const key = fc.string({
      unit: fc.constantFrom('a', 'b', '/'),
      maxLength: 4,
    });
    const write = fc.tuple(key, fc.boolean(), fc.nat());
    fc.assert(
      fc.property(fc.array(write), key, (writes, prefix) => {
        const table = new Table<number>();
        const model = new Map<string, number>();
        for (const [at, keep, value] of writes) {
          if (keep) table.set(at, value);
          else table.delete(at);
          if (keep) model.set(at, value);
          else model.delete(at);
        }
        const expected = [...model]
          .filter(([at]) => at.startsWith(prefix))
          .sort(([left], [right]) => (left < right ? -1 : 1));
        expect(table.scan(prefix)).toEqual(expected.map(([, value]) => value));
      })
    );
  });
});

describe('Store', () => {
  it('commits nothing where something read has changed, and tries again', async () => {
    const store = createStore();
    await store.put('messages', 'count', { runId: '0' });
    let attempts = 0;
    await store.transact(now, async (tx) => {
      const seen = await tx.look('count', (view) =>
        view.get('messages', 'count')
      );
      if (attempts++ === 0) {
        await store.put('messages', 'count', { runId: '10' });
      }
      const next = String(Number(seen?.runId) + 1);
      tx.put('messages', 'count', { runId: next });
    });
    expect(attempts).toBe(2);
    expect(store.peek.get('messages', 'count')).toEqual({ runId: '11' });
  });

  it('notices a row that appears in a range', async () => {
    const store = createStore();
    let attempts = 0;
    const seen = await store.transact(now, async (tx) => {
      const rows = await tx.look('all', (view) => view.scan('messages', 'm'));
      if (attempts++ === 0) await store.put('messages', 'm1', { runId: 'r1' });
      tx.put('messages', 'total', { runId: String(rows.length) });
      return rows.length;
    });
    expect(seen).toBe(1);
  });

  it('does not let a refusal stand that rests on two instants', async () => {
    const store = createStore();
    let attempts = 0;
    const result = await store.transact(now, async (tx) => {
      const left = await tx.look('a', (view) => view.get('messages', 'a'));
      if (attempts++ === 0) {
        await store.put('messages', 'a', { runId: 'r1' });
        await store.put('messages', 'b', { runId: 'r1' });
      }
      const right = await tx.look('b', (view) => view.get('messages', 'b'));
      if (left?.runId !== right?.runId) throw new Error('torn');
      return attempts;
    });
    expect(result).toBe(2);
  });

  it('does not commit a decision that its deadline has overtaken', async () => {
    const store = createStore();
    let nowMs = 0;
    const answers: boolean[] = [];
    await store.transact(
      () => nowMs,
      async (tx) => {
        await tx.look('any', () => undefined);
        const early = tx.isBefore(10);
        answers.push(early);
        nowMs = 10;
        tx.put('messages', 'answer', { runId: String(early) });
      }
    );
    expect(answers).toEqual([true, false]);
    expect(store.peek.get('messages', 'answer')).toEqual({ runId: 'false' });
  });

  it('gives up after a thousand lost races, and says so', async () => {
    const store = createStore();
    const endless = store.transact(now, async (tx) => {
      await tx.look('a', (view) => view.get('messages', 'a'));
      await store.put('messages', 'a', { runId: 'again' });
      tx.put('messages', 'b', { runId: 'never' });
    });
    const error = await endless.catch((caught: unknown) => caught);
    expect(ContentionError.is(error) && error.attempts).toBe(1000);
    expect(store.peek.get('messages', 'b')).toBeUndefined();
  });

  it('inserts once, updates what is there, deletes what is there', async () => {
    const store = createStore();
    expect(await store.insertIfAbsent('messages', 'a', { runId: '1' })).toBe(
      true
    );
    expect(await store.insertIfAbsent('messages', 'a', { runId: '2' })).toBe(
      false
    );
    await store.update('messages', 'a', ({ runId }) => ({ runId: runId + 1 }));
    await store.update('messages', 'z', () => ({ runId: 'never' }));
    expect(await store.scan('messages', '')).toEqual([{ runId: '11' }]);
    await store.delete('messages', 'a');
    expect(await store.get('messages', 'a')).toBeUndefined();
  });
});
