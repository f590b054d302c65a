import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type RunningServer,
  startServer,
} from '../../src/worlds/servers/server.js';
import { check, type Ran, start, worldproof } from './command.js';
import {
  comesTrue,
  killPostgres,
  untilSchedules,
  useTemporaryFolder,
} from './server.js';

describe('a server that dies in the middle of a run', () => {
  const temporary = useTemporaryFolder();
  let server: RunningServer;
  let ran: Ran;

  beforeAll(async () => {
    server = await startServer('postgres');
    const { url } = server.address;
    const { ended } = start(
      [
        ...['check', 'postgres-v5', 'reference', '--url', url],
        ...['--scenario', 'race.list-list', '--clause', 'lookup.pages'],
        ...['--schedules', '3000'],
      ],
      temporary.env()
    );
    await untilSchedules(url);
    await killPostgres(url);
    ran = await ended;
  });
  afterAll(() => server.stop());

  test('is one line for its subject, and the others go on', () => {
    const lines = ran.stdout.split('\n').filter((line) => line[0] === '!');
    expect(lines.filter((line) => line.includes('postgres-v5'))).toEqual([
      expect.stringMatching(/^! postgres-v5: PostgreSQL: .*127\.0\.0\.1:\d+/),
    ]);
    expect(ran.stdout).toMatch(/^reference +3,000 schedules/m);
  });

  test('ends the check with 2, and leaves nothing', async () => {
    expect(ran.exitCode).toBe(2);
    expect(await comesTrue(() => temporary.left().length === 0)).toBe(true);
  });
});

describe('an address at which there is no such server', () => {
  let web: Server;
  let port: number;

  beforeAll(async () => {
    web = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((done) => web.listen(0, '127.0.0.1', done));
    port = (web.address() as AddressInfo).port;
  });
  afterAll(() => web.close());

  test.each([
    [
      'where nothing listens',
      () => 'postgres://127.0.0.1:1/x',
      /^PostgreSQL: nothing listens at 127/,
    ],
    [
      'of a web server',
      () => `postgres://127.0.0.1:${port}/x`,
      /^PostgreSQL: expected a PostgreSQL server at .*, found an HTTP server$/,
    ],
  ])('%s: one line, and the others go on', async (_what, url, message) => {
    const { exitCode, report } = await check(
      ...['postgres-v5', 'reference', '--url', url()],
      ...['--schedules', '20', '--scenario', 'claims']
    );
    expect(exitCode).toBe(2);
    expect(report.subjects).toMatchObject([
      {
        schedules: 0,
        errors: [{ message: expect.stringMatching(message) }],
      },
      { schedules: 20, errors: [] },
    ]);
  });

  test.each([
    ['oracle://127.0.0.1/x', 'expected postgres://…, redis://…, mongodb://…'],
    ['127.0.0.1:5432', 'it has no scheme; expected postgres://…'],
    [
      'postgres://127.0.0.1/x,postgresql://127.0.0.1/y',
      '--url names two servers of postgres, expected one',
    ],
  ])('%s cannot be meant: nothing runs', async (url, message) => {
    const words = ['check', 'reference', '--schedules', '20'];
    const { exitCode, stdout, stderr } = await worldproof(
      ...[...words, '--url', url]
    );
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^worldproof: .+\n$/);
  });
});
