import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/sim/clock.js';
import { nodeIdle } from '../../../src/sim/idle.js';
import { Machine } from '../../../src/sim/machine.js';
import { followChoices } from '../../../src/sim/strategies/strategy.js';
import type { Connection } from '../../../src/sim/wire/connection.js';
import { Wire } from '../../../src/sim/wire/wire.js';
import { LineCodec } from './line-codec.js';

/** Much longer than the patience with a server. */
const SLOW_MS = 30;

/**
 * How often a server that answers late is asked whether it waits. Where it may
 * be asked it answers no sooner than that, however busy the machine is.
 */
async function questions(isPrompt: boolean): Promise<number> {
  let asked = 0;
  let answer = () => {};
  class Codec extends LineCodec {
    override fromClient(bytes: Buffer) {
      return super.fromClient(bytes).map((each) => ({ ...each, isPrompt }));
    }
  }
  const wire = new Wire({
    server: 'Slow',
    createCodec: () => new Codec(),
    waits: async () => {
      asked++;
      answer();
      return new Map();
    },
  });
  const machine = new Machine({
    clock: new VirtualClock(0),
    strategy: followChoices([]),
    tickMs: 1,
    entropy: 1,
    stepsMax: 10,
    idle: nodeIdle(50),
    outside: wire,
  });
  const actor = machine.actor('A', 0);
  machine.spawn(actor, async () => {
    await new Promise<void>((resolve) => {
      const connection: Connection = wire.attach(
        {
          send: () => {
            const late = () => connection.arrived(Buffer.from('ok\n'));
            if (isPrompt) setTimeout(late, SLOW_MS);
            else answer = () => setTimeout(late);
          },
          receive: () => resolve(),
          abandon: () => undefined,
          localPort: () => 1,
        },
        actor
      );
      wire.connected(connection);
      connection.write(Buffer.from('get a\n'), actor);
    });
  });
  expect(await machine.run()).toEqual({ kind: 'quiet' });
  return asked;
}

describe('a server that answers late', () => {
  it('is asked whether it waits for a lock', async () => {
    expect(await questions(false)).toBeGreaterThan(0);
  });

  it('is not asked about what cannot wait', async () => {
    expect(await questions(true)).toBe(0);
  });
});
