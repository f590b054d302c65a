import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Page, Pagination } from '../../../src/worlds/contract/api.js';
import { Desk } from './desk.js';

async function drain<T>(
  limit: number,
  list: (pagination: Pagination) => Promise<Page<T>>,
  between: () => Promise<unknown> = async () => {}
): Promise<T[]> {
  const items: T[] = [];
  let page = await list({ limit });
  for (;;) {
    items.push(...page.data);
    if (!page.hasMore || page.cursor === null) return items;
    await between();
    page = await list({ limit, cursor: page.cursor });
  }
}

async function deskWithRuns(count: number): Promise<Desk> {
  const desk = new Desk();
  for (let run = 1; run <= count; run++) await desk.create(`r${run}`);
  return desk;
}

describe('runs.list', () => {
  it('filters by one status, by several, by none and not at all', async () => {
    const desk = await deskWithRuns(3);
    await desk.event('r2', 'run_started');
    await desk.cancel('r3');
    const found = async (status?: string | string[]) =>
      (await desk.world.runs.list(status === undefined ? {} : { status })).data
        .map(({ runId }) => runId)
        .sort();
    expect(await found('running')).toEqual(['r2']);
    expect(await found(['pending', 'cancelled'])).toEqual(['r1', 'r3']);
    expect(await found([])).toEqual([]);
    expect(await found()).toEqual(['r1', 'r2', 'r3']);
  });

  it('filters by workflow, newest ids first', async () => {
    const desk = await deskWithRuns(2);
    await desk.keyed('k1', 'r9', { workflow: 'refund' });
    const all = await desk.world.runs.list();
    expect(all.data.map(({ runId }) => runId)).toEqual(['r9', 'r2', 'r1']);
    const some = await desk.world.runs.list({ workflowName: 'refund' });
    expect(some.data.map(({ runId }) => runId)).toEqual(['r9']);
  });

  it('shows every earlier run once, whatever is written between pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('asc' as const, 'desc' as const),
        async (count, limit, sortOrder) => {
          const desk = await deskWithRuns(count);
          let extra = 0;
          const runs = await drain(
            limit,
            (pagination) =>
              desk.world.runs.list({
                pagination: { ...pagination, sortOrder },
              }),
            async () => {
              await desk.create(`q${extra}`);
              await desk.create(`s${extra++}`);
              await desk.event(`r${count}`, 'run_started');
            }
          );
          const earlier = runs
            .map(({ runId }) => runId)
            .filter((runId) => runId.startsWith('r'));
          expect(new Set(earlier).size).toBe(count);
          expect(earlier.length).toBe(count);
        }
      ),
      { numRuns: 50 }
    );
  });
});

describe('events.list', () => {
  it('pages through the log in append order', async () => {
    const desk = await deskWithRuns(1);
    for (let n = 0; n < 6; n++) await desk.set('r1', { n: String(n) });
    const all = (await desk.world.events.list({ runId: 'r1' })).data;
    const paged = await drain(2, (pagination) =>
      desk.world.events.list({ runId: 'r1', pagination })
    );
    expect(paged).toEqual(all);
    expect(paged.length).toBe(7);
  });
});
