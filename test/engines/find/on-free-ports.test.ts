import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EngineError } from '../../../src/engines/errors.js';
import { acceptsTcp } from '../../../src/engines/find/accepts-tcp.js';
import { onFreePorts } from '../../../src/engines/find/on-free-ports.js';
import {
  answersHttp,
  ServerProcess,
} from '../../../src/engines/find/server-process.js';

/** Something else that holds a port and answers there. */
let stranger: Server;
let address: string;

beforeEach(async () => {
  stranger = createServer((_, response) => response.end());
  await new Promise<void>((resolve) => {
    stranger.listen(0, '127.0.0.1', resolve);
  });
  const { port } = stranger.address() as AddressInfo;
  address = `http://127.0.0.1:${port}`;
});

afterEach(() => {
  stranger.closeAllConnections();
  stranger.close();
});

describe('a port that something else holds', () => {
  it('is never taken for the server that was to be started', async () => {
    const start = ServerProcess.start({
      engine: 'temporal',
      path: process.execPath,
      args: ['--eval', 'setInterval(() => undefined, 1000)'],
      isUp: () => answersHttp(address),
    });
    await expect(start).rejects.toThrow(/temporal: .*port is in use/);
  });

  it('is passed by for another one', async () => {
    const tried: number[] = [];
    const port = await onFreePorts(1, async ([wanted = 0]) => {
      tried.push(wanted);
      if (tried.length < 3) {
        throw new EngineError('temporal', 'bind: address already in use');
      }
      return wanted;
    });
    expect(tried).toHaveLength(3);
    expect(tried).toContain(port);
  });

  it('is told when all tries met one, and so is any other reason', async () => {
    const failing = (reason: string) => {
      let tries = 0;
      const start = onFreePorts(1, async () => {
        tries += 1;
        throw new EngineError('temporal', reason);
      });
      return start.catch((error: Error) => `${tries}: ${error.message}`);
    };
    expect(await failing('EADDRINUSE')).toBe('3: temporal: EADDRINUSE');
    expect(await failing('no such flag')).toBe('1: temporal: no such flag');
  });
});

describe('whether something accepts connections', () => {
  it('is asked by URL and by host and port', async () => {
    expect(await acceptsTcp(address)).toBe(true);
    expect(await acceptsTcp(new URL(address).host)).toBe(true);
    await new Promise((resolve) => stranger.close(resolve));
    expect(await acceptsTcp(address)).toBe(false);
  });
});
