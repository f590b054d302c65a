import { expect, it } from 'vitest';
import { until } from '../../../src/engines/deadline.js';
import {
  answersHttp,
  ServerProcess,
} from '../../../src/engines/find/server-process.js';
import { freePort } from '../../../src/worlds/servers/keeper/free-port.js';

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

it('tells how a server ended that was up, and with what words', async () => {
  const port = await freePort();
  const dies = `${SERVER}
    process.on('SIGTERM', () => {
      console.error('error: no space left');
      process.exit(4);
    });`;
  const server = await ServerProcess.start(command(dies, port));
  expect(server.ending).toBeUndefined();
  await server.stop();
  expect(server.ending).toBe('exit code 4: error: no space left');
});

it('leaves nothing of what a server started itself', async () => {
  const [port, own] = [await freePort(), await freePort()];
  const script = `require('node:child_process').spawn(process.execPath, [
      '-e', ${JSON.stringify(SERVER)}, '${own}',
    ]);
    ${SERVER}`;
  const isUp = async () =>
    (await answersHttp(`http://127.0.0.1:${port}`)) &&
    (await answersHttp(`http://127.0.0.1:${own}`));
  const server = await ServerProcess.start({ ...command(script, port), isUp });
  await server.kill();
  expect(server.ending).toBe('SIGKILL');
  const isLeft = () => answersHttp(`http://127.0.0.1:${own}`);
  expect(await until(async () => !(await isLeft()), 2000)).toBe(true);
});
