import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VirtualClock } from '../../../src/sim/clock.js';
import { gate, runAs } from '../../../src/sim/context.js';
import {
  installSocketGates,
  watchEndpoint,
} from '../../../src/sim/gates/sockets.js';
import { installTimerGates } from '../../../src/sim/gates/timers.js';
import { nodeIdle } from '../../../src/sim/idle.js';
import { Machine } from '../../../src/sim/machine.js';
import { followChoices } from '../../../src/sim/strategies/strategy.js';
import { renderStep } from '../../../src/sim/trace.js';
import type { Exchange, WireCodec } from '../../../src/sim/wire/codec.js';
import { Wire } from '../../../src/sim/wire/wire.js';
import { LineCodec } from '../wire/line-codec.js';

let server: net.Server;
let undo: (() => void)[];
let heard: string[];

/** Answers each line in two pieces, the second some time after the first. */
beforeEach(async () => {
  heard = [];
  server = net.createServer((socket) => {
    let text = '';
    socket.on('data', (bytes) => {
      const lines = (text + bytes).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        heard.push(line);
        socket.write('answer ');
        setTimeout(() => socket.write(`${line}\n`), 2);
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

function portOf({ address }: net.Server): number {
  const found = address.call(server);
  return typeof found === 'object' && found ? found.port : 0;
}

/** Its clients ask again, over another connection, what was not answered. */
class RefusingCodec extends LineCodec {
  readonly refuses = true;

  override fromClient(bytes: Buffer): Exchange[] {
    const refusal = Buffer.from('refused\n');
    return super.fromClient(bytes).map((each) => ({ ...each, refusal }));
  }
}

function open(
  choices: readonly number[],
  createCodec: () => WireCodec = () => new LineCodec()
) {
  const wire = new Wire({
    server: 'Lines',
    createCodec,
    waits: async () => new Map(),
  });
  const endpoint = { host: '127.0.0.1', port: portOf(server) };
  undo.push(watchEndpoint(endpoint, wire));
  const machine = new Machine({
    clock: new VirtualClock(0),
    strategy: followChoices(choices),
    tickMs: 1,
    entropy: 1,
    stepsMax: 100,
    idle: nodeIdle(50),
    outside: wire,
  });
  return { wire, machine };
}

/** A driver of the plainest kind. */
function connect(): { socket: net.Socket; ask(line: string): Promise<string> } {
  const socket = net.connect(portOf(server), '127.0.0.1');
  const ask = (line: string) =>
    new Promise<string>((resolve) => {
      socket.once('data', (bytes) => resolve(`${bytes}`.trim()));
      socket.write(`${line}\n`);
    });
  return { socket, ask };
}

describe('the gates of sockets', () => {
  it('park what actors write, in the order of the schedule, under any driver', async () => {
    const { machine } = open([0, 1, 1, 0]);
    const answers: string[] = [];
    for (const name of ['A', 'B']) {
      machine.spawn(machine.actor(name, 0), async () => {
        const { socket, ask } = connect();
        answers.push(await ask(`one ${name}`), await ask(`two ${name}`));
        socket.destroy();
      });
    }
    await machine.run();
    expect(machine.trace.map(renderStep)).toEqual([
      'A one A -> answer one A',
      'B one B -> answer one B',
      'A two A -> answer two A',
      'B two B -> answer two B',
    ]);
    expect(heard).toEqual(['one A', 'one B', 'two A', 'two B']);
    expect(answers.slice().sort()).toEqual([
      'answer one A',
      'answer one B',
      'answer two A',
      'answer two B',
    ]);
  });

  it('cut one write into its exchanges, and join one that is corked', async () => {
    const { machine } = open([]);
    machine.spawn(machine.actor('A', 0), async () => {
      const { socket, ask } = connect();
      const both = new Promise((resolve) =>
        socket.on('data', (bytes) => {
          if (`${bytes}`.includes('get b')) resolve(undefined);
        })
      );
      ask('get a\nget b');
      await both;
      socket.cork();
      socket.write('get ');
      const last = ask('c');
      socket.uncork();
      await last;
      socket.destroy();
    });
    await machine.run();
    expect(
      machine.trace.map(({ label }) => `${label.name} ${label.target}`)
    ).toEqual(['get a', 'get b', 'get c']);
  });

  it('let a client connect again whose connection breaks, within the schedule', async () => {
    undo.push(installTimerGates());
    const { wire, machine } = open([]);
    wire.lose(0, 'reply', () => undefined);
    let answered: (line: string) => void = () => undefined;
    let isUp = false;
    // As clients of Redis do: opened by nobody, they ask again by themselves.
    const dial = (unanswered?: string) => {
      const { socket, ask } = connect();
      socket.on('connect', () => {
        isUp = true;
        if (unanswered) void ask(unanswered).then(answered);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => setTimeout(() => dial('one'), 50));
      return ask;
    };
    const ask = runAs(machine.bystander('open', 0), () => dial());
    await vi.waitFor(() => expect(isUp).toBe(true));
    let answer: string | undefined;
    machine.spawn(machine.actor('A', 0), async () => {
      answer = await new Promise((resolve) => {
        answered = resolve;
        void ask('one').then(resolve);
      });
    });
    const { kind } = await machine.run();
    expect({ kind, answer }).toEqual({ kind: 'quiet', answer: 'answer one' });
    expect(heard).toEqual(['one', 'one']);
    expect(machine.trace.map(({ outcome }) => outcome)).toEqual([
      'answer one, never told',
      undefined,
      'answer one',
    ]);
    expect(machine.trace[1]?.label.kind).toBe('timer');
  });

  it('do not wait for a client to hear of its end whose process goes down of it', async () => {
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    undo.push(() => {
      process.removeAllListeners('uncaughtException');
      for (const other of others) process.on('uncaughtException', other);
    });
    const { wire, machine } = open([]);
    const thrown: string[] = [];
    process.on('uncaughtException', ({ message }) => {
      thrown.push(message);
      machine.process(0).kill();
    });
    wire.lose(0, 'reply', () => undefined);
    const closed: string[] = [];
    machine.spawn(machine.actor('A', 0), async () => {
      const { socket, ask } = connect();
      socket.on('error', ({ message }) => {
        throw new Error(`thrown on: ${message}`);
      });
      socket.on('close', () => closed.push('closed'));
      await ask('one');
    });
    await machine.run();
    expect(thrown).toEqual(['thrown on: read ECONNRESET']);
    expect(closed).toEqual([]);
    expect(wire.isBusy).toBe(false);
  });

  it('tell the dead that their connection broke once all is over, and keep them from another', async () => {
    const { wire, machine } = open([0, 0, 0]);
    const told: string[] = [];
    machine.spawn(machine.actor('A', 0), async () => {
      const { socket, ask } = connect();
      const note = (word: string) => () => told.push(word);
      socket.on('error', ({ message }) => told.push(message));
      socket.on('close', () => {
        note('closed')();
        connect().socket.on('error', note('refused'));
      });
      await ask('one');
      await ask('two');
    });
    const crash = { kind: 'fault', name: 'crash', target: 'p0' } as const;
    machine.spawn(machine.caller('N', -1), () =>
      gate(crash, () => {
        machine.process(0).kill();
        wire.kill(0);
      })
    );
    await machine.run();
    expect(told).toEqual([]);
    await machine.layToRest(() => told.length === 3);
    expect(told).toEqual(['read ECONNRESET', 'closed', 'refused']);
    expect(wire.connectionsOf(0)).toBe(0);
  });

  it('refuse the dead what they ask, where their client would ask again for ever', async () => {
    const { wire, machine } = open([0, 1], () => new RefusingCodec());
    const told: string[] = [];
    machine.spawn(machine.actor('A', 0), async () => {
      const { socket, ask } = connect();
      for (const event of ['error', 'close']) {
        socket.on(event, () => told.push(event));
      }
      for (const line of ['one', 'two', 'three']) told.push(await ask(line));
    });
    const crash = { kind: 'fault', name: 'crash', target: 'p0' } as const;
    machine.spawn(machine.caller('N', -1), () =>
      gate(crash, () => machine.process(0).kill())
    );
    await machine.run();
    expect(told).toEqual(['answer one']);
    await machine.layToRest(() => told.length >= 3);
    // What was under way, what is asked after that, and then the end.
    expect(told).toEqual([
      'answer one',
      'refused',
      'refused',
      'error',
      'close',
    ]);
    expect(heard).toEqual(['one']);
    expect(wire.connectionsOf(0)).toBe(0);
  });

  it('let set-up and observation pass at once', async () => {
    const { machine } = open([]);
    const answers: string[] = [];
    machine.spawn(machine.bystander('setup', 0), async () => {
      const { socket, ask } = connect();
      answers.push(await ask('get a'));
      socket.destroy();
    });
    await machine.run();
    expect(machine.trace).toEqual([]);
    expect(answers).toEqual(['answer get a']);
    expect(machine.escapes).toEqual([]);
  });

  it('leave everybody alone who is no actor', async () => {
    const { wire } = open([]);
    const { socket, ask } = connect();
    expect(await ask('get a')).toMatch(/^answer/);
    expect(wire.isAtRest).toBe(true);
    expect(wire.connectionsOf(0)).toBe(0);
    socket.destroy();
  });

  it('tell on an actor that talks to somebody else', async () => {
    const { machine } = open([]);
    const other = net.createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as net.AddressInfo;
    machine.spawn(machine.actor('A', 0), async () => {
      net.connect({ port, host: '127.0.0.1' }).destroy();
    });
    await machine.run();
    other.close();
    expect(machine.escapes).toEqual([
      `step 0: A began a connection to 127.0.0.1:${port}`,
    ]);
  });
});
