import net from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VirtualClock } from '../../../src/sim/clock.js';
import { runAs } from '../../../src/sim/context.js';
import {
  installSocketGates,
  watchEndpoint,
} from '../../../src/sim/gates/sockets.js';
import { nodeIdle } from '../../../src/sim/idle.js';
import { Machine } from '../../../src/sim/machine.js';
import { followChoices } from '../../../src/sim/strategies/strategy.js';
import type { Exchange, ServerPart } from '../../../src/sim/wire/codec.js';
import type { Renewal } from '../../../src/sim/wire/session.js';
import { Wire } from '../../../src/sim/wire/wire.js';
import { LineCodec } from '../wire/line-codec.js';

let server: net.Server;
let undo: (() => void)[];
/** What each connection of the server was sent. */
let heard: string[][];
let ended: number[];
/** Whether it does as it is told, when it is to renew a session. */
let renews: boolean;

beforeEach(async () => {
  [heard, ended, renews] = [[], [], true];
  server = net.createServer((socket) => {
    const lines: string[] = [];
    heard.push(lines);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      for (const line of `${bytes}`.split('\n').filter(Boolean)) {
        lines.push(line);
        socket.write(`${line === 'renew' && !renews ? 'no' : `re ${line}`}\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  undo = [installSocketGates()];
});

afterEach(() => {
  for (const each of undo) each();
  server.close();
});

/** Its sessions serve again, once they have answered `renew`. */
class RenewableCodec extends LineCodec {
  #asked: Buffer | undefined;
  #told: Buffer | undefined;

  override fromClient(bytes: Buffer): Exchange[] {
    const exchanges = super.fromClient(bytes);
    this.#asked ??= exchanges[0]?.bytes;
    return exchanges;
  }

  override fromServer(bytes: Buffer): ServerPart[] {
    const parts = super.fromServer(bytes);
    this.#told ??= parts[0]?.bytes;
    return parts;
  }

  get renewal(): Renewal | undefined {
    const [asked, told] = [this.#asked, this.#told];
    if (!asked || !told) return undefined;
    const read = (bytes: Buffer) => `${bytes}` === 're renew\n';
    return { greeting: { asked, told }, bytes: Buffer.from('renew\n'), read };
  }
}

function portOf(): number {
  const found = server.address();
  return typeof found === 'object' && found ? found.port : 0;
}

function ready() {
  const wire = new Wire({
    server: 'Lines',
    createCodec: () => new RenewableCodec(),
    waits: async () => new Map(),
    terminate: async (ports) => {
      ended.push(...ports);
    },
  });
  undo.push(watchEndpoint({ host: '127.0.0.1', port: portOf() }, wire));
  const machine = new Machine({
    clock: new VirtualClock(0),
    strategy: followChoices([]),
    tickMs: 1,
    entropy: 1,
    stepsMax: 100,
    idle: nodeIdle(50),
    outside: wire,
  });
  return { wire, machine };
}

type Ready = ReturnType<typeof ready>;

/** A client of a process says these lines, one after the other. */
async function says(
  { wire, machine }: Ready,
  process: number,
  lines: readonly string[]
): Promise<{ readonly told: string[]; readonly socket: net.Socket }> {
  const told: string[] = [];
  const opener = machine.bystander('open', process);
  const socket = runAs(opener, () => net.connect(portOf(), '127.0.0.1'));
  socket.on('error', () => undefined);
  for (const line of lines) {
    const answered = new Promise<string>((resolve) =>
      socket.once('data', (bytes) => resolve(`${bytes}`.trim()))
    );
    runAs(opener, () => socket.write(`${line}\n`));
    told.push(await answered);
  }
  await wire.settle();
  return { told, socket };
}

test('a session of the dead serves another client, in a later schedule', async () => {
  const { wire, machine } = ready();
  await says({ wire, machine }, 0, ['hello', 'get a']);
  wire.kill(0);
  await wire.settle();
  expect(ended).toEqual([]);
  // It is gone, to all that is of this schedule.
  await says({ wire, machine }, 1, ['hello']);
  expect(heard).toEqual([['hello', 'get a', 'renew'], ['hello']]);
  wire.forgetActors();
  const { told, socket } = await says({ wire, machine }, 2, ['hello', 'get b']);
  expect(told).toEqual(['re hello', 're get b']);
  expect(heard[0]).toEqual(['hello', 'get a', 'renew', 'get b']);
  expect(wire.connectionsOf(2)).toBe(1);
  socket.destroy();
  wire.cut();
});

test('it goes from one dead client to the next, and none is heard any more', async () => {
  const { wire, machine } = ready();
  const dead: net.Socket[] = [];
  for (const process of [0, 1, 2]) {
    const { socket, told } = await says({ wire, machine }, process, [
      'hello',
      `get ${process}`,
    ]);
    expect(told.at(-1)).toBe(`re get ${process}`);
    wire.kill(process);
    await wire.settle();
    wire.forgetActors();
    dead.push(socket);
  }
  for (const socket of dead) socket.write('ghost\n');
  wire.spend();
  for (const socket of dead) socket.destroy();
  const { told } = await says({ wire, machine }, 3, ['hello', 'get 3']);
  expect(told).toEqual(['re hello', 're get 3']);
  const life = (number: number) => [`get ${number}`, 'renew'];
  expect(heard).toEqual([
    ['hello', ...life(0), ...life(1), ...life(2), 'get 3'],
  ]);
  wire.cut();
});

test('who opens a session in other words has one of its own', async () => {
  const { wire, machine } = ready();
  await says({ wire, machine }, 0, ['hello']);
  wire.kill(0);
  await wire.settle();
  wire.forgetActors();
  const { told } = await says({ wire, machine }, 1, ['good day', 'get a']);
  expect(told).toEqual(['re good day', 're get a']);
  expect(heard).toEqual([
    ['hello', 'renew'],
    ['good day', 'get a'],
  ]);
  const same = await says({ wire, machine }, 2, ['hello']);
  expect(same.told).toEqual(['re hello']);
  expect(heard).toHaveLength(2);
  wire.cut();
});

test('one that is not renewed is ended', async () => {
  const { wire, machine } = ready();
  renews = false;
  const { socket } = await says({ wire, machine }, 0, ['hello']);
  const { localPort } = socket;
  wire.kill(0);
  expect(wire.isBusy).toBe(true);
  await wire.settle();
  expect(ended).toEqual([localPort]);
  wire.forgetActors();
  await says({ wire, machine }, 1, ['hello']);
  expect(heard).toHaveLength(2);
  wire.cut();
});

test('none is kept once somebody asks which there are', async () => {
  const { wire, machine } = ready();
  const { socket } = await says({ wire, machine }, 0, ['hello']);
  const { localPort } = socket;
  wire.kill(0);
  await wire.settle();
  expect(ended).toEqual([]);
  const other = await says({ wire, machine }, 1, [
    'hello',
    'get pg_stat_activity',
  ]);
  expect(ended).toEqual([localPort]);
  const { localPort: next } = other.socket;
  wire.kill(1);
  await wire.settle();
  expect(ended).toEqual([localPort, next]);
});
