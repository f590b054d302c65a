import { expect, it } from 'vitest';
import { freePort } from '../../../src/engines/find/free-port.js';
import {
  answersHttp,
  ServerProcess,
} from '../../../src/engines/find/server-process.js';

const SERVER = `require('node:http')
  .createServer((_, response) => response.end('up'))
  .listen(Number(process.argv[1]), '127.0.0.1');`;

function command(script: string, port: number) {
  return {
    engine: 'restate' as const,
    path: process.execPath,
    args: ['-e', script, String(port)],
    isUp: () => answersHttp(`http://127.0.0.1:${port}`),
  };
}

it('waits until a server answers, and ends it', async () => {
  const port = await freePort();
  const server = await ServerProcess.start(command(SERVER, port));
  expect(await answersHttp(`http://127.0.0.1:${port}`)).toBe(true);
  await server.stop();
  expect(await answersHttp(`http://127.0.0.1:${port}`)).toBe(false);
});

it('tells the last words of a server that does not come up', async () => {
  const port = await freePort();
  const script = 'console.error("error: port taken"); process.exit(3)';
  const start = ServerProcess.start(command(script, port));
  await expect(start).rejects.toThrow(/does not come up: error: port taken/);
});

it('says so where there is no such binary', async () => {
  const port = await freePort();
  const missing = { ...command('', port), path: '/no/such/server' };
  await expect(ServerProcess.start(missing)).rejects.toThrow(/ENOENT/);
});
