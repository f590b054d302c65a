import type { ActorContext } from '../../../src/sim/context.js';
import type { Connection, Ends } from '../../../src/sim/wire/connection.js';
import { Wire } from '../../../src/sim/wire/wire.js';
import { LineCodec } from './line-codec.js';

interface Session {
  readonly port: number;
  readonly arrived: (text: string) => void;
  readonly closed: () => void;
  /** What was sent last has arrived: nothing overtakes on a connection. */
  last: Promise<void>;
}

/**
 * Understands `lock x`, `unlock x`, `listen`, `notify`, `die`. A lock that is
 * held makes its asker wait; a circle of waiters is broken for the last one. It
 * answers a few turns of the event loop later.
 */
export class ToyServer {
  readonly #owners = new Map<string, number>();
  readonly #waiting = new Map<number, string>();
  readonly #sessions = new Map<number, Session>();
  readonly #listeners = new Set<number>();
  readonly #delay: () => number;
  #port = 1000;

  constructor(delay: () => number) {
    this.#delay = delay;
  }

  readonly wire = new Wire({
    server: 'Toy at nowhere',
    createCodec: () => new LineCodec(),
    waits: async (ports) => {
      await turns(1);
      const waits = new Map<number, number[]>();
      for (const port of ports) {
        const name = this.#waiting.get(port);
        const owner = name === undefined ? undefined : this.#owners.get(name);
        if (owner !== undefined) waits.set(port, [owner]);
      }
      return waits;
    },
    terminate: async (ports) => {
      await turns(this.#delay());
      for (const port of ports) this.#end(port);
    },
  });

  /** Whoever is gone holds no lock, and waits for none. */
  #end(port: number): void {
    this.#waiting.delete(port);
    for (const [name, owner] of this.#owners) {
      if (owner === port) this.#unlock(name);
    }
  }

  /** A client's `ask`: resolves with the line that answers. */
  connect(opener: ActorContext): Client {
    const port = this.#port++;
    const client = new Client();
    const ends: Ends = {
      send: (bytes) => this.#soon(() => this.#execute(port, `${bytes}`.trim())),
      receive: (bytes) => client.receive(`${bytes}`.trim()),
      abandon: () => this.#sessions.delete(port),
      reset: (told) => {
        this.#sessions.delete(port);
        client.receive('reset');
        told();
      },
      localPort: () => port,
    };
    const connection = this.wire.attach(ends, opener);
    this.wire.connected(connection);
    client.connection = connection;
    this.#sessions.set(port, {
      port,
      arrived: (text) => connection.arrived(Buffer.from(`${text}\n`)),
      closed: () => connection.close(true),
      last: Promise.resolve(),
    });
    return client;
  }

  #soon(body: () => void): void {
    turns(this.#delay()).then(body);
  }

  #answer(port: number, text: string): void {
    const session = this.#sessions.get(port);
    if (!session) return;
    session.last = Promise.all([session.last, turns(this.#delay())]).then(() =>
      this.#sessions.get(port)?.arrived(text)
    );
  }

  #execute(port: number, line: string): void {
    const [verb = '', name = ''] = line.split(' ');
    if (verb === 'lock') {
      this.#lock(port, name);
      return;
    }
    if (verb === 'unlock') this.#unlock(name);
    if (verb === 'listen') this.#listeners.add(port);
    if (verb === 'die') {
      this.#sessions.get(port)?.closed();
      return;
    }
    if (verb === 'notify') {
      for (const each of this.#listeners) this.#answer(each, `!${name}`);
    }
    this.#answer(port, verb === 'barrier' ? verb : 'ok');
  }

  #lock(port: number, name: string): void {
    const owner = this.#owners.get(name);
    if (owner === undefined || owner === port) {
      this.#owners.set(name, port);
      this.#answer(port, 'locked');
      return;
    }
    const wanted = this.#waiting.get(owner);
    if (wanted !== undefined && this.#owners.get(wanted) === port) {
      this.#answer(port, 'deadlock');
    } else this.#waiting.set(port, name);
  }

  #unlock(name: string): void {
    this.#owners.delete(name);
    for (const [port, wanted] of this.#waiting) {
      if (wanted !== name) continue;
      this.#waiting.delete(port);
      this.#owners.set(name, port);
      this.#answer(port, 'locked');
      return;
    }
  }
}

export class Client {
  connection: Connection | undefined;
  readonly pushes: string[] = [];
  #resolve: ((line: string) => void) | undefined;

  ask(line: string, actor: ActorContext): Promise<string> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.connection?.write(Buffer.from(`${line}\n`), actor);
    });
  }

  receive(line: string): void {
    if (line.startsWith('!')) this.pushes.push(line);
    else this.#resolve?.(line);
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
