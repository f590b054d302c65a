import { MongoClient } from 'mongodb';
import { afterEach, expect, test } from 'vitest';
import { openPlace } from '../../../src/worlds/servers/place.js';
import { startServer } from '../../../src/worlds/servers/server.js';
import { mongoStandIn } from './mongo-stand-in.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function served(version: string): Promise<string> {
  const server = await mongoStandIn(version);
  closing.push(() => server.close());
  return `mongodb://127.0.0.1:${server.port}`;
}

async function client(url: string): Promise<MongoClient> {
  const connected = await new MongoClient(url).connect();
  closing.push(() => connected.close());
  return connected;
}

test('a MongoDB that is too old is refused', async () => {
  const url = await served('4.4.29');
  await expect(startServer('mongodb', { url })).rejects.toThrow(
    'MongoDB: server too old: found 4.4.29, expected 5 or newer'
  );
});

test('a host has a database of its own, which a reset empties', async () => {
  const url = await served('7.0.1');
  const run = await startServer('mongodb', { url });
  const [mine, yours] = [
    await openPlace(run.address),
    await openPlace(run.address),
  ];
  const here = (await client(mine.url)).db();
  const there = (await client(yours.url)).db();
  await here.collection('settings').insertOne({ name: 'kept' });
  await mine.seal();
  await here.collection('runs').createIndex({ key: 1 }, { unique: true });
  await here.collection('runs').insertOne({ key: 'a' });
  expect(await there.collection('runs').findOne()).toBeNull();

  await mine.reset();
  expect(await here.collection('runs').findOne()).toBeNull();
  expect(await here.collection('settings').findOne()).not.toBeNull();
  await here.collection('runs').insertOne({ key: 'a' });
  await expect(here.collection('runs').insertOne({ key: 'a' })).rejects.toThrow(
    'E11000'
  );
  expect(await mine.waits([1])).toEqual(new Map());
  await mine.close();
  await yours.close();
  await run.stop();
});

test('a run that ends drops its databases and no others', async () => {
  const url = await served('7.0.1');
  const admin = await client(url);
  await admin.db('shop').collection('orders').insertOne({ total: 1 });
  const run = await startServer('mongodb', { url });
  const left = await openPlace(run.address);
  closing.push(() => left.close().catch(() => undefined));
  await (await client(left.url)).db().collection('runs').insertOne({});
  const names = async () => {
    const { databases } = await admin.db('admin').admin().listDatabases();
    return databases.map(({ name }) => name);
  };
  expect(await names()).toEqual([
    'shop',
    expect.stringMatching(run.address.scope),
  ]);
  await run.stop();
  expect(await names()).toEqual(['shop']);
});
