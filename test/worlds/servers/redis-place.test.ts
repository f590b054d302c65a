import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openPlace, type Place } from '../../../src/worlds/servers/place.js';
import {
  canStart,
  type RunningServer,
  startServer,
} from '../../../src/worlds/servers/server.js';

const ABSENT = canStart('redis') ? '' : ' (no redis-server on PATH)';

let server: RunningServer;
const places: Place[] = [];
const clients: Redis[] = [];

async function place(address = server.address): Promise<Place> {
  const opened = await openPlace(address);
  places.push(opened);
  return opened;
}

async function client(url: string): Promise<Redis> {
  const connected = new Redis(url, { lazyConnect: true, retryStrategy: null });
  connected.on('error', () => undefined);
  await connected.connect();
  clients.push(connected);
  return connected;
}

function portOf(connected: Redis): number {
  return connected.stream.localPort ?? 0;
}

describe.skipIf(ABSENT)(`a Redis database of a host${ABSENT}`, () => {
  beforeAll(async () => {
    server = await startServer('redis');
  });
  afterEach(async () => {
    for (const connected of clients.splice(0)) connected.disconnect();
    for (const opened of places.splice(0)) await opened.close();
  });
  afterAll(() => server?.stop());

  test('is not that of another host, and is empty after a reset', async () => {
    const [mine, yours] = [await place(), await place()];
    const [here, there] = [await client(mine.url), await client(yours.url)];
    await here.set('key', 'mine');
    expect(await there.get('key')).toBeNull();
    await there.set('key', 'yours');
    await mine.reset();
    expect(await here.get('key')).toBeNull();
    expect(await there.get('key')).toBe('yours');
  });

  test('a parked blocking pop is seen to wait, for nobody', async () => {
    const host = await place();
    const parked = await client(host.url);
    const port = portOf(parked);
    const popped = parked.blpop('queue', 0);
    await expect.poll(() => host.waits([port])).toEqual(new Map([[port, []]]));
    await (await client(host.url)).rpush('queue', 'job');
    expect(await popped).toEqual(['queue', 'job']);
    expect(await host.waits([port])).toEqual(new Map());
  });

  test('a client that is terminated is gone', async () => {
    const host = await place();
    const doomed = await client(host.url);
    const ended = new Promise((resolve) => doomed.once('end', resolve));
    await host.terminate([portOf(doomed)]);
    await ended;
  });

  test('on a server of the user, none is taken that is in use', async () => {
    const users = await client(server.address.url);
    const idle = await client(`${server.address.url}/62`);
    await users.select(63);
    await users.set('precious', '1');
    await users.select(0);
    const run = await startServer('redis', { url: server.address.url });
    const host = await place(run.address);
    expect(host.url).toMatch(/\/61$/);
    await (await client(host.url)).set('key', 'left behind');
    await users.select(63);
    expect(await users.keys('*')).toEqual(['precious']);
    expect(await idle.dbsize()).toBe(0);
    await places.pop()?.close();
    await place(run.address);
    await run.stop();
    places.length = 0;
    await users.select(61);
    expect(await users.dbsize()).toBe(0);
  });

  test('a database that was taken over is not emptied', async () => {
    const host = await place();
    const other = await client(host.url);
    await other.flushdb();
    await other.set('precious', '1');
    await expect(host.reset()).rejects.toThrow(/nothing was removed/);
    await expect(host.close()).rejects.toThrow(/nothing was removed/);
    places.length = 0;
    expect(await other.get('precious')).toBe('1');
    await other.del('precious');
  });

  test('a database that the URL names is the only one that serves', async () => {
    const url = `${server.address.url}/7`;
    const run = await startServer('redis', { url });
    expect((await place(run.address)).url).toBe(url);
    await expect(openPlace(run.address)).rejects.toThrow(
      /database 7 is not empty/
    );
    await places.pop()?.close();
    await run.stop();
  });
});
