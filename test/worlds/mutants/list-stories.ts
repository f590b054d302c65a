import type { Page, Pagination } from '../../../src/worlds/contract/api.js';
import type { Desk } from '../reference/desk.js';
import type { Say } from './stories.js';

type List<T> = (pagination: Pagination) => Promise<Page<T>>;

/** One item a page, to the end, whichever way: and where it ends. */
async function walk<T>(
  list: List<T>,
  sortOrder: 'asc' | 'desc'
): Promise<Page<T>> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page: Page<T> = await list({
      limit: 1,
      sortOrder,
      ...(cursor === undefined ? {} : { cursor }),
    });
    items.push(...page.data);
    if (!page.hasMore || page.cursor === null) return { ...page, data: items };
    cursor = page.cursor;
  }
}

/** Lists both ways, what comes after their end, and some events of a log. */
export async function lists(desk: Desk, say: Say): Promise<void> {
  const { events, runs, steps } = desk.world;
  for (const run of ['r1', 'r2', 'r3']) {
    await desk.start(run);
    await desk.step(run, 'created', 's1');
  }
  await desk.step('r1', 'created', 's2');
  await desk.step('r1', 'started', 's1');
  await desk.complete('r3');
  const log: List<unknown> = (pagination) =>
    events.list({ runId: 'r1', pagination });
  const entities: List<unknown>[] = [
    (pagination) => runs.list({ pagination }),
    (pagination) => runs.list({ status: 'running', pagination }),
    (pagination) => steps.list({ runId: 'r1', pagination }),
  ];
  for (const order of ['asc', 'desc'] as const) {
    await say(walk(log, order));
    // No sentence says by what entities are sorted.
    for (const list of entities) await say(sorted(walk(list, order)));
  }
  const { cursor } = await walk(log, 'asc');
  desk.pass(1);
  await desk.complete('r1');
  await say(runs.get('r1', { resolveData: 'none' }));
  await say(log(cursor === null ? {} : { cursor }));
  const ids = await events.list({ runId: 'r2' });
  for (const { eventId } of ids.data) await say(get(desk, 'r2', eventId));
  await say(walk(related(desk, 'r2'), 'asc'));
  await say(walk(related(desk, 'r1'), 'desc'));
}

function get({ world }: Desk, run: string, eventId: string): Promise<unknown> {
  return world.events.get?.(run, eventId) ?? Promise.resolve();
}

function related({ world }: Desk, runId: string): List<unknown> {
  const none = { data: [], cursor: null, hasMore: false };
  return async (pagination) =>
    (await world.events.listByCorrelationId?.({
      correlationId: 's1',
      runId,
      pagination,
    })) ?? none;
}

async function sorted(page: Promise<Page<unknown>>): Promise<string[]> {
  return (await page).data.map((each) => JSON.stringify(each)).sort();
}

/** Runs, hooks and steps backwards, as they come. */
export async function orders(desk: Desk, say: Say): Promise<void> {
  const { hooks, runs, steps } = desk.world;
  const backwards = (list: List<unknown>) =>
    say(walk(list, 'desc').then(({ data }) => data));
  for (const run of ['r1', 'r2', 'r3']) {
    await desk.start(run);
    desk.pass(1);
  }
  await backwards((pagination) => runs.list({ pagination }));
  for (const at of ['1', '2']) {
    await desk.step('r1', 'created', `s${at}`);
    await desk.claim('r1', `h${at}`, `t${at}`);
    desk.pass(1);
  }
  await backwards((pagination) => hooks.list({ runId: 'r1', pagination }));
  await backwards((pagination) => steps.list({ runId: 'r1', pagination }));
}

/** A log that leaves out what its events brought with them. */
export async function withoutData(desk: Desk, say: Say): Promise<void> {
  await desk.start('r1');
  await desk.claim('r1', 'h1', 't1');
  await desk.resume('r1', 'h1', 'paid');
  await desk.complete('r1', 'done');
  await say(desk.world.events.list({ runId: 'r1', resolveData: 'none' }));
}
