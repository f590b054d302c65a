import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionOptions } from '../../../src/engines/engine.js';
import { ProcessSession } from '../../../src/engines/session/process-session.js';

const DEADLINE_MS = 1000;
const START = { key: 'k', request: 'k/first', surface: 'workflow' };

/** A server that takes every request and never answers. */
let silent: Server;
let options: SessionOptions;

beforeEach(async () => {
  silent = createServer(() => undefined);
  await new Promise<void>((resolve) => {
    silent.listen(0, '127.0.0.1', resolve);
  });
  const { port } = silent.address() as AddressInfo;
  options = {
    // A client of Restate speaks HTTP alone: it needs no SDK.
    engine: 'restate',
    sdkDirectory: tmpdir(),
    address: `http://127.0.0.1:${port}`,
    ledgerUrl: '',
    place: 'A',
    settings: {},
  };
});

afterEach(() => {
  silent.closeAllConnections();
  silent.close();
});

describe('a session in a process of its own', () => {
  it('says that a call hung once its deadline has passed', async () => {
    const session = await ProcessSession.open(options, DEADLINE_MS);
    try {
      const hung = { afterMs: DEADLINE_MS };
      expect(await session.start(START)).toEqual({ type: 'hung', ...hung });
      expect(await session.result(START)).toEqual({ state: 'hung', ...hung });
      const call = session.special('call', START);
      await expect(call).rejects.toThrow('call: no answer in 1000 ms');
      expect(session.isGone).toBe(false);
    } finally {
      await session.close();
    }
  });

  it('leaves a call undecided when the process is lost under it', async () => {
    const session = await ProcessSession.open(options, 10_000);
    const call = session.start(START);
    await session.kill();
    const lost = {
      type: 'indeterminate',
      cause: 'the process of the session is gone',
    };
    expect(await call).toEqual(lost);
    expect(await session.cancel(START)).toEqual(lost);
    expect(session.isGone).toBe(true);
    await expect(session.special('call', START)).rejects.toThrow(lost.cause);
  });

  it('tells why an SDK cannot be loaded', async () => {
    const missing = { ...options, engine: 'dbos' as const };
    await expect(ProcessSession.open(missing, DEADLINE_MS)).rejects.toThrow(
      /dbos: Cannot find module '@dbos-inc\/dbos-sdk'/
    );
  });
});
