import type { Page, Pagination } from '../../../src/worlds/contract/api.js';
import { type Desk, HOUR_MS } from '../reference/desk.js';
import { answers } from './answer-stories.js';
import { batches } from './batch-stories.js';
import { deltas } from './delta-stories.js';
import { lists, orders, withoutData } from './list-stories.js';
import { waits } from './wait-stories.js';

/** One caller's story: each line is what a call answered, or what it threw. */
export type Story = (desk: Desk, say: Say) => Promise<void>;
export type Say = (call: Promise<unknown>) => Promise<void>;

/** Renders what calls answer, so that two Worlds can be compared. */
export async function tell(desk: Desk, story: Story): Promise<string[]> {
  const lines: string[] = [];
  const told = story(desk, async (call) => {
    lines.push(await render(call));
  });
  return orNever(told, lines.push.bind(lines, NEVER)).then(() => lines);
}

export const NEVER = 'never answered';

/** Turns of the event loop: a World in memory needs none, a race a few. */
const TURNS_MAX = 2000;

/** What a call comes to; `never` says it of one that nothing settles. */
export async function orNever<T, N>(
  call: Promise<T>,
  never: () => N
): Promise<T | N> {
  let isOver = false;
  const settled = call.finally(() => {
    isOver = true;
  });
  const turns = async () => {
    for (let turn = 0; turn < TURNS_MAX && !isOver; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    return never;
  };
  const first = await Promise.race([settled, turns()]);
  return first === never && !isOver ? never() : settled;
}

export async function render(call: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await call) ?? 'nothing';
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

/** All items of all pages of two. */
export async function drain<T>(
  list: (pagination: Pagination) => Promise<Page<T>>
): Promise<T[]> {
  const items: T[] = [];
  let page = await list({ limit: 2, sortOrder: 'asc' });
  for (;;) {
    items.push(...page.data);
    if (!page.hasMore || page.cursor === null) return items;
    const { cursor } = page;
    page = await list({ limit: 2, sortOrder: 'asc', cursor });
  }
}

async function runsOf(desk: Desk, status?: string[]): Promise<string[]> {
  const filter = status === undefined ? {} : { status };
  const runs = await desk.world.runs.list(filter);
  return runs.data.map((run) => `${run.runId} ${run.status}`).sort();
}

const runsAndEnds: Story = async (desk, say) => {
  await say(desk.cancel('r9'));
  await desk.start('r1');
  await say(desk.create('r1', 'other'));
  await say(desk.world.runs.get('r1'));
  await say(desk.complete('r1', 'first'));
  await say(desk.complete('r1', 'second'));
  await say(desk.world.runs.get('r1'));
  await say(desk.cancel('r1'));
  await say(desk.world.runs.get('r1'));
  await say(desk.event('r1', 'run_started'));
  await say(desk.set('r1', { a: '1' }));
  await say(desk.step('r1', 'created', 's9'));
  await desk.create('r2');
  await say(desk.cancel('r2'));
  await say(desk.world.runs.get('r2'));
  await say(desk.log('r1'));
};

const lostRuns: Story = async (desk, say) => {
  await say(desk.startLost('r1'));
  await say(desk.world.runs.get('r1'));
  await desk.create('r2');
  await say(desk.startLost('r2'));
  await say(desk.world.runs.get('r2'));
  const data = { deploymentId: 'd', workflowName: 'order', input: 'x' };
  const keyed = { ...data, encryptionPublicKey: 'key' };
  await say(desk.event('r3', 'run_started', undefined, keyed));
  await say(desk.world.runs.get('r3'));
  await say(desk.step('r3', 'created', 's1'));
  const changes = [{ key: 'a', value: '1' }];
  const writer = { type: 'step', stepId: 's1', attempt: 1 };
  await say(desk.event('r3', 'attr_set', undefined, { changes, writer }));
};

const manyRuns: Story = async (desk, say) => {
  const { runs } = desk.world;
  const wait = () => desk.awaitEnd('r3', 0);
  for (const run of ['r1', 'r2', 'r3']) await desk.start(run);
  await say(desk.complete('r2'));
  await say(desk.many('r9', 'r2', 'r1'));
  await say(runs.cancelMany?.({ runIds: ['r2', 'r1'] }) ?? wait());
  await say(runs.cancelMany?.({ runIds: ['r1', 'r9'] }) ?? wait());
  await say(runs.cancelMany?.({ runIds: ['r9', 'r9'] }) ?? wait());
  await say(desk.world.runs.get('r2'));
  await say(desk.world.runs.get('r1'));
  await say(wait());
  await say(desk.event('r3', 'run_failed'));
  await say(wait());
};

/** Whoever waits for an end is told of it when it comes, not at the deadline. */
const promptEnd: Story = async (desk, say) => {
  await desk.start('r1');
  const told = desk.awaitEnd('r1', HOUR_MS);
  await desk.complete('r1');
  await say(told);
};

const claims: Story = async (desk, say) => {
  for (const run of ['r1', 'r2', 'r3', 'r4']) await desk.start(run);
  await say(desk.claim('r1', 'h1', 't1'));
  await say(desk.claim('r1', 'h1', 't1'));
  await say(desk.claim('r2', 'h2', 't1'));
  await desk.complete('r2');
  await say(desk.world.hooks.getByToken('t1'));
  await desk.complete('r4');
  await say(desk.claim('r4', 'h4', 't4'));
  await say(desk.claim('r3', 'h5', 't4'));
  await say(desk.cancel('r1'));
  await say(desk.claim('r3', 'h3', 't1'));
};

const failures: Story = async (desk, say) => {
  await desk.start('r1');
  await desk.claim('r1', 'h1', 't1');
  await say(desk.event('r1', 'run_failed'));
  await say(desk.world.runs.get('r1'));
  await say(desk.world.hooks.getByToken('t1'));
};

const resumes: Story = async (desk, say) => {
  await desk.start('r1');
  await desk.claim('r1', 'h1', 't1');
  await say(desk.resume('r1', 'h1', 'paid', 'x1'));
  await say(desk.resume('r1', 'h1', 'unpaid', 'x1'));
  await say(desk.resume('r1', 'h9', 'paid'));
  await desk.start('r2');
  await say(desk.resume('r2', 'h1', 'paid'));
  await say(desk.dispose('r2', 'h1'));
  await say(desk.world.hooks.get('h1'));
  await say(desk.dispose('r1', 'h1'));
  await say(desk.resume('r1', 'h1', 'paid', 'x1'));
  await say(desk.log('r1'));
};

const steps: Story = async (desk, say) => {
  await desk.start('r1');
  for (const step of ['s1', 's2']) {
    await desk.step('r1', 'created', step);
    await desk.step('r1', 'started', step);
  }
  await desk.step('r1', 'failed', 's1');
  await say(desk.step('r1', 'completed', 's1'));
  await desk.cancel('r1');
  await say(desk.step('r1', 'started', 's2'));
};

const lazySteps: Story = async (desk, say) => {
  const lazy = (run: string, step: string) =>
    desk.event(run, 'step_started', step, { stepName: 'work', input: step });
  for (const run of ['r1', 'r2']) await desk.start(run);
  await say(lazy('r1', 's1'));
  await say(lazy('r1', 's1'));
  await say(desk.world.steps.get('r1', 's1'));
  await desk.cancel('r2');
  await say(lazy('r2', 's1'));
  await say(desk.log('r1'));
};

const retries: Story = async (desk, say) => {
  const retry = (step: string) =>
    desk.event('r1', 'step_retrying', step, {
      error: { message: 'again' },
      retryAfter: new Date(desk.clock.nowMs + HOUR_MS),
    });
  await desk.start('r1');
  for (const step of ['s1', 's2']) {
    await desk.step('r1', 'created', step);
    await desk.step('r1', 'started', step);
  }
  await say(retry('s1'));
  await say(desk.world.steps.get('r1', 's1'));
  await say(desk.step('r1', 'started', 's1'));
  desk.pass(HOUR_MS);
  await say(desk.step('r1', 'started', 's1'));
  await say(desk.world.steps.get('r1', 's1'));
  await desk.step('r1', 'completed', 's2');
  await say(retry('s2'));
};

const retention: Story = async (desk, say) => {
  const until = HOUR_MS;
  for (const run of ['r1', 'r2', 'r3', 'r4']) await desk.start(run);
  await say(desk.claim('r1', 'h0', 't0', 1000 * 24 * HOUR_MS));
  await desk.claim('r1', 'h1', 't1', until);
  await desk.claim('r4', 'h4', 't4', until);
  await desk.claim('r3', 'h5', 't5', until);
  await desk.dispose('r3', 'h5');
  await say(desk.claim('r2', 'h6', 't5'));
  await desk.complete('r1');
  await say(desk.world.runs.get('r1'));
  await say(desk.world.hooks.getByToken('t1'));
  await say(desk.resume('r1', 'h1', 'late'));
  await say(desk.claim('r2', 'h2', 't1'));
  desk.pass(until);
  await say(desk.world.hooks.get('h1'));
  await say(desk.claim('r2', 'h7', 't4'));
  await say(desk.claim('r2', 'h3', 't1'));
};

const keys: Story = async (desk, say) => {
  await say(desk.keyed('k1', 'r1'));
  await say(desk.keyed('k1', 'r2', { workflow: 'refund' }));
  await say(desk.keyed('k1', 'r3'));
  await say(runsOf(desk));
  desk.pass(HOUR_MS);
  await desk.complete('r1');
  await say(desk.keyed('k1', 'r4'));
  await say(desk.world.runs.get('r1'));
  desk.pass(HOUR_MS);
  await say(desk.keyed('k1', 'r5'));
};

const lookups: Story = async (desk, say) => {
  await desk.create('r1');
  await desk.start('r2');
  await say(runsOf(desk, ['pending', 'running']));
  await say(runsOf(desk, []));
  await desk.set('r1', { a: '1', b: '2' });
  await desk.set('r1', { b: null });
  await say(desk.world.runs.get('r1'));
  await say(desk.set('r1', { $c: '3' }));
  const attributes = { a: '1', b: '2' };
  await say(desk.world.analytics.runs.list({ attributes }));
  for (let n = 0; n < 8; n++) await desk.set('r1', { n: String(n) });
  await say(desk.log('r1'));
  await say(
    drain((pagination) => desk.world.events.list({ runId: 'r1', pagination }))
  );
};

const views: Story = async (desk, say) => {
  await desk.start('r1');
  desk.pass(HOUR_MS);
  await desk.set('r1', { again: '1' });
  await say(desk.event('r1', 'run_started'));
  await say(desk.world.runs.get('r1'));
  const refunds = await desk.world.runs.list({ workflowName: 'refund' });
  await say(Promise.resolve(refunds.data));
  for (const hook of ['h1', 'h2', 'h3']) {
    await say(
      desk.event('r1', 'hook_created', hook, {
        token: hook === 'h3' ? 't-h1' : `t-${hook}`,
        metadata: `M-${hook}`,
        isWebhook: false,
        isSystem: true,
      })
    );
  }
  await say(desk.world.hooks.get('h1'));
  await say(desk.world.hooks.list({ runId: 'r1' }));
  await desk.dispose('r1', 'h1');
  await say(desk.world.hooks.get('h1'));
  await say(desk.claim('r1', 'h1', 't1'));
  await say(desk.world.hooks.get('h1'));
  await say(desk.dispose('r1', 'h9'));
  await desk.step('r1', 'created', 's1');
  await desk.step('r1', 'started', 's1');
  await desk.event('r1', 'step_completed', 's1', { result: 'done' });
  await say(desk.world.steps.get('r1', 's1'));
  await say(desk.world.steps.list({ runId: 'r1' }));
  await say(desk.step('r1', 'started', 's1'));
  await say(desk.complete('r1'));
};

const values: Story = async (desk, say) => {
  await desk.start('r1');
  await desk.claim('r1', 'h1', `half \ud83d, NUL \0, ${'long '.repeat(100)}`);
  await say(desk.world.hooks.get('h1'));
  await desk.set('r1', { ['__proto__']: '1' });
  await say(desk.world.runs.get('r1'));
  await desk.complete('r1', new Uint8Array(70_000).fill(255));
  const { output } = await desk.world.runs.get('r1');
  const [first, last] = [0, -1].map((at) => (output as Uint8Array).at(at));
  await say(Promise.resolve([first, last, (output as Uint8Array).length]));
  for (const allows of [{}, { allowReservedAttributes: true }]) {
    const run = `r${Object.keys(allows).length + 2}`;
    const attributes = { $a: '1' };
    await say(
      desk.event(run, 'run_created', undefined, { attributes, ...allows })
    );
  }
};

/** A caller writes over what it has, and asks once more. */
const detached: Story = async (desk, say) => {
  const input = new Uint8Array([1, 2, 3]);
  await desk.create('r1', input);
  input.fill(9);
  const shown = await desk.world.runs.get('r1');
  Reflect.set(shown, 'workflowName', 'another');
  await say(desk.world.runs.get('r1'));
  const { wait } = await desk.wait('r1', 'created', 'w1');
  await desk.wait('r1', 'completed', 'w1');
  await say(Promise.resolve(wait));
};

export const STORIES: Readonly<Record<string, Story>> = {
  runsAndEnds,
  lostRuns,
  manyRuns,
  promptEnd,
  batches,
  claims,
  failures,
  resumes,
  steps,
  waits,
  lazySteps,
  retries,
  retention,
  keys,
  lookups,
  lists,
  orders,
  withoutData,
  views,
  values,
  detached,
  answers,
  deltas,
};
