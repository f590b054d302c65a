import { type Desk, HOUR_MS } from '../reference/desk.js';
import { BATCH_RACES } from './batch-stories.js';
import { drain } from './stories.js';
import { WAIT_RACES } from './wait-stories.js';

/** What a World does when two callers meet. */
export interface Race {
  readonly setup: (desk: Desk) => Promise<unknown>;
  /** Each of another process. */
  readonly callers: readonly ((desk: Desk) => Promise<unknown>)[];
  readonly observe: (desk: Desk) => Promise<unknown>;
}

const startBoth = async (desk: Desk): Promise<void> => {
  await desk.start('r1');
  await desk.start('r2');
};

async function withHook(desk: Desk): Promise<void> {
  await startBoth(desk);
  await desk.claim('r1', 'h1', 't1');
}

async function runAndLog(desk: Desk): Promise<unknown> {
  const run = await desk.world.runs.get('r1').catch(String);
  return [run, (await desk.world.events.list({ runId: 'r1' })).data];
}

const ownerOf = (token: string) => (desk: Desk) =>
  desk.world.hooks.getByToken(token).catch(String);

/** Writes on one run, and what its entity and log make of them. */
function raceOn(
  setup: Race['setup'],
  ...callers: ((desk: Desk) => Promise<unknown>)[]
): Race {
  return { setup, callers, observe: runAndLog };
}

export const RACES: Readonly<Record<string, Race>> = {
  'two creations': raceOn(
    async () => {},
    (desk) => desk.create('r1', 'left'),
    (desk) => desk.create('r1', 'right')
  ),
  'creation and cancellation': raceOn(
    async () => {},
    (desk) => desk.create('r1'),
    (desk) => desk.cancel('r1')
  ),
  'two starts': raceOn(
    (desk) => desk.create('r1'),
    (desk) => desk.event('r1', 'run_started'),
    (desk) => desk.event('r1', 'run_started')
  ),
  'two starts of a lost run': raceOn(
    async () => {},
    (desk) => desk.startLost('r1', 'left'),
    (desk) => desk.startLost('r1', 'right')
  ),
  'start and end': raceOn(
    (desk) => desk.create('r1'),
    (desk) => desk.event('r1', 'run_started'),
    (desk) => desk.cancel('r1')
  ),
  'two ends and a look at both': raceOn(
    startBoth,
    (desk) => desk.many('r1', 'r2'),
    async (desk) => [await desk.complete('r1'), await desk.complete('r2')]
  ),
  'two ends': raceOn(
    startBoth,
    (desk) => desk.complete('r1'),
    (desk) => desk.cancel('r1')
  ),
  'attributes and end': raceOn(
    startBoth,
    (desk) => desk.set('r1', { a: '1' }),
    (desk) => desk.complete('r1')
  ),
  'attributes set and sought': {
    setup: startBoth,
    callers: [
      async (desk) => {
        await desk.set('r1', { a: '1' });
        return desk.world.analytics.runs.list({ attributes: { a: '1' } });
      },
      (desk) => desk.world.runs.get('r2'),
    ],
    observe: runAndLog,
  },
  'two sets of attributes': {
    setup: startBoth,
    callers: [
      (desk) => desk.set('r1', { a: '1' }),
      (desk) => desk.set('r1', { b: '2' }),
    ],
    observe: async (desk) => [
      await runAndLog(desk),
      await desk.world.analytics.runs.list({ attributes: { a: '1', b: '2' } }),
    ],
  },
  'step and end': raceOn(
    async (desk) => {
      await startBoth(desk);
      await desk.step('r1', 'created', 's1');
    },
    (desk) => desk.step('r1', 'started', 's1'),
    (desk) => desk.step('r1', 'created', 's2'),
    (desk) => desk.complete('r1')
  ),
  'two creations of a step': raceOn(
    startBoth,
    (desk) => desk.step('r1', 'created', 's1'),
    (desk) => desk.step('r1', 'created', 's1')
  ),
  'two lazy starts': raceOn(
    startBoth,
    ...(['A', 'B'] as const).map(
      (input) => (desk: Desk) =>
        desk.event('r1', 'step_started', 's1', { input })
    )
  ),
  'retry and outcome': raceOn(
    async (desk) => {
      await startBoth(desk);
      await desk.step('r1', 'created', 's1');
      await desk.step('r1', 'started', 's1');
    },
    (desk) => desk.step('r1', 'completed', 's1'),
    (desk) => desk.event('r1', 'step_retrying', 's1', { error: 'E' })
  ),
  'two outcomes of a step': raceOn(
    async (desk) => {
      await startBoth(desk);
      await desk.step('r1', 'created', 's1');
    },
    (desk) => desk.step('r1', 'completed', 's1'),
    (desk) => desk.step('r1', 'failed', 's1')
  ),
  'two claims': {
    setup: startBoth,
    callers: [
      (desk) => desk.claim('r1', 'h1', 't1'),
      (desk) => desk.claim('r2', 'h2', 't1'),
    ],
    observe: ownerOf('t1'),
  },
  'one claim delivered twice': raceOn(
    startBoth,
    (desk) => desk.claim('r1', 'h1', 't1'),
    (desk) => desk.claim('r1', 'h1', 't1')
  ),
  'claim and end': {
    setup: startBoth,
    callers: [
      (desk) => desk.claim('r1', 'h1', 't1'),
      (desk) => desk.complete('r1'),
    ],
    observe: async (desk) => [await runAndLog(desk), await ownerOf('t1')(desk)],
  },
  'claim and attributes': raceOn(
    startBoth,
    (desk) => desk.claim('r1', 'h1', 't1'),
    (desk) => desk.set('r1', { a: '1' })
  ),
  'resume and disposal': raceOn(
    withHook,
    (desk) => desk.resume('r1', 'h1', 'p'),
    (desk) => desk.dispose('r1', 'h1')
  ),
  'two resumes': raceOn(
    withHook,
    (desk) => desk.resume('r1', 'h1', 'p'),
    (desk) => desk.resume('r1', 'h1', 'q')
  ),
  'one resume delivered twice': raceOn(
    withHook,
    (desk) => desk.resume('r1', 'h1', 'p', 'x1'),
    (desk) => desk.resume('r1', 'h1', 'p', 'x1')
  ),
  'two disposals': raceOn(
    withHook,
    (desk) => desk.dispose('r1', 'h1'),
    (desk) => desk.dispose('r1', 'h1')
  ),
  'disposal and successor': {
    setup: withHook,
    callers: [
      (desk) => desk.dispose('r1', 'h1'),
      (desk) => desk.claim('r2', 'h2', 't1'),
    ],
    observe: async (desk) => [await ownerOf('t1')(desk), await desk.log('r2')],
  },
  'retention and successor': {
    setup: async (desk) => {
      await startBoth(desk);
      await desk.claim('r1', 'h1', 't1', HOUR_MS);
    },
    callers: [
      (desk) => desk.complete('r1'),
      (desk) => desk.claim('r2', 'h2', 't1'),
    ],
    observe: ownerOf('t1'),
  },
  'two keyed starts': {
    setup: async () => {},
    callers: [
      (desk) => desk.keyed('k1', 'r1'),
      (desk) => desk.keyed('k1', 'r2'),
    ],
    observe: async (desk) => desk.world.queue.messages,
  },
  ...WAIT_RACES,
  ...BATCH_RACES,
  'read and end': {
    setup: startBoth,
    callers: [
      (desk) => desk.complete('r1'),
      (desk) => desk.world.runs.get('r1'),
    ],
    observe: runAndLog,
  },
  'listing and writes': {
    setup: async (desk) => {
      for (const run of ['r1', 'r2', 'r3', 'r4']) {
        await desk.create(run);
        desk.pass(1);
      }
    },
    callers: [
      async (desk) => {
        const list = desk.world.runs.list;
        const runs = await drain((pagination) => list({ pagination }));
        return runs.map(({ runId }) => runId).filter((id) => id !== 'r0');
      },
      (desk) => desk.create('r0'),
      (desk) => desk.event('r1', 'run_started'),
    ],
    observe: async () => 'nothing more',
  },
};
