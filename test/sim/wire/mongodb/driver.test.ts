import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWorld } from 'world-mongodb';
import { createMongoCodec } from '../../../../src/sim/wire/mongodb/codec.js';
import {
  type CodecProxy,
  startCodecProxy,
} from '../../../doubles/codec-proxy.js';
import {
  type MongoDouble,
  startMongoDouble,
} from '../../../doubles/mongo/server.js';

let server: MongoDouble;
let proxy: CodecProxy;

beforeEach(async () => {
  server = await startMongoDouble();
  proxy = await startCodecProxy(server.port, createMongoCodec);
});

afterEach(async () => {
  await proxy.close();
  await server.close();
});

const urlOf = (): string => `mongodb://127.0.0.1:${proxy.port}`;

/** What a piece of work sends, apart from the driver's greetings. */
async function sentBy(work: () => Promise<unknown>): Promise<string[]> {
  const before = proxy.passages.length;
  await work();
  return proxy.passages
    .slice(before)
    .filter(({ asked }) => !/^mongo:(hello|ismaster)$/i.test(asked))
    .map(({ asked, outcome }) => `${asked}: ${outcome}`);
}

/** A pool may still be greeting on connections that nobody needed. */
async function expectQuiet(): Promise<void> {
  expect(proxy.errors).toEqual([]);
  await expect
    .poll(() => proxy.codecs.every(({ isAtRest }) => isAtRest))
    .toBe(true);
}

test('the driver is understood command by command', async () => {
  const client = new MongoClient(urlOf());
  const runs = client.db('kit').collection<{ key: string; n?: number }>('runs');
  const upsert = { upsert: true };
  const sent = await sentBy(async () => {
    await runs.createIndex({ key: 1 }, { unique: true });
    await runs.insertMany([{ key: 'b' }, { key: 'a', n: 1 }]);
    await runs.insertOne({ key: 'a' }).catch(() => undefined);
    await runs.updateOne({ key: 'c' }, { $set: { n: 3 } }, upsert);
    await runs.findOneAndUpdate({ key: 'a' }, { $inc: { n: 1 } });
    expect(await runs.find({ n: { $gt: 0 } }).toArray()).toMatchObject([
      { key: 'a', n: 2 },
      { key: 'c', n: 3 },
    ]);
    await runs.deleteMany({ key: { $in: ['a', 'b'] } });
    await runs
      .aggregate([])
      .toArray()
      .catch(() => undefined);
    await client.db('kit').dropDatabase();
  });
  expect(sent).toEqual([
    'mongo:createIndexes runs: ok',
    'mongo:insert runs: n 2',
    'mongo:insert runs: writeError 11000',
    'mongo:update runs: n 1 upserted',
    'mongo:findAndModify runs: n 1',
    'mongo:find runs: batch 2',
    'mongo:delete runs: n 2',
    'mongo:aggregate runs: error 59',
    'mongo:dropDatabase: ok',
  ]);
  await expectQuiet();
  await client.close();
});

const COLLECTIONS = [
  'runs',
  'steps',
  'events',
  'hooks',
  'queue_messages',
  'stream_chunks',
  'stream_runs',
];

type World = ReturnType<typeof createWorld>;
type RunEvent = Parameters<World['events']['create']>[1];

const hook = { correlationId: 'hook_1' };
const claim = { eventType: 'hook_created', eventData: { token: 'token' } };

/** What happens to a run, and what the World sends for it. */
const LIFE: readonly [object, string[]][] = [
  [
    { eventType: 'run_started' },
    ['mongo:find runs: batch 1', 'mongo:update runs: n 1'],
  ],
  [
    { ...claim, ...hook },
    [
      'mongo:find runs: batch 1',
      'mongo:find hooks: batch 0',
      'mongo:find hooks: batch 0',
      'mongo:insert hooks: n 1',
    ],
  ],
  [
    { ...claim, correlationId: 'hook_2' },
    ['mongo:find runs: batch 1', 'mongo:find hooks: batch 1'],
  ],
  [
    { eventType: 'hook_received', eventData: { payload: 1 }, ...hook },
    ['mongo:find runs: batch 1', 'mongo:find hooks: batch 1'],
  ],
  [
    { eventType: 'run_completed', eventData: { output: 1 } },
    [
      'mongo:find runs: batch 1',
      'mongo:update runs: n 1',
      'mongo:delete hooks: n 1',
    ],
  ],
];

const specVersion = 2;

async function createRun(world: World): Promise<string> {
  const eventData = { deploymentId: 'd', workflowName: 'w', input: [] };
  const { run } = await world.events.create(null, {
    eventType: 'run_created',
    specVersion,
    eventData,
  });
  return run?.runId ?? '';
}

test('a run of the MongoDB World is understood from start to end', async () => {
  const world = createWorld({
    mongoUrl: urlOf(),
    databaseName: 'kit_world',
    useChangeStreams: false,
  });
  const setup = await sentBy(() => world.runs.list({}));
  expect(setup.pop()).toBe('mongo:find runs: batch 0');
  expect(new Set(setup)).toEqual(
    new Set(COLLECTIONS.map((name) => `mongo:createIndexes ${name}: ok`))
  );

  let runId = '';
  const created = await sentBy(async () => {
    runId = await createRun(world);
  });
  expect(created).toEqual([
    'mongo:find runs: batch 0',
    'mongo:update runs: n 1 upserted',
    'mongo:insert events: n 1',
  ]);
  for (const [event, expected] of LIFE) {
    const whole = { specVersion, ...event } as RunEvent;
    const sent = await sentBy(() => world.events.create(runId, whole));
    expect(sent).toEqual([...expected, 'mongo:insert events: n 1']);
  }

  const { data } = await world.events.list({ runId });
  expect(data.map(({ eventType }) => eventType)).toEqual([
    'run_created',
    'run_started',
    'hook_created',
    'hook_conflict',
    'hook_received',
    'run_completed',
  ]);
  expect((await world.runs.get(runId)).status).toBe('completed');
  await expectQuiet();
});
