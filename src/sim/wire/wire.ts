import type { ActorContext } from '../context.js';
import type { Outside } from '../outside.js';
import type { ServerPart, WireCodec } from './codec.js';
import {
  Connection,
  type ConnectionEvents,
  type Ends,
  type Pending,
} from './connection.js';
import { Pause } from './pause.js';
import { readsServerClock } from './server-clock.js';
import { ServerLostError } from './server-lost-error.js';
import { isStable, type WaitProbe } from './waits.js';

export interface WireOptions {
  /** As messages name it: `PostgreSQL at 127.0.0.1:5432`. */
  readonly server: string;
  readonly createCodec: () => WireCodec;
  readonly waits: WaitProbe;
}

/** Real ms that a server gets to answer before it is asked whether it waits. */
const PATIENCE_MS = 4;

/** Such waits between two schedules. */
const REST_TURNS = 250;

interface Push {
  readonly connection: Connection;
  readonly part: ServerPart & { kind: 'push' };
}

/**
 * The connections of all simulated processes to one server. A gate lets one
 * exchange go; the wire then waits until the server has answered it or says
 * that it waits for a lock. Replies that were waited for, and what a server
 * sends unasked, become gates of their own.
 */
export class Wire implements Outside, ConnectionEvents {
  readonly #options: WireOptions;
  readonly #connections = new Set<Connection>();
  readonly #connecting = new Set<Connection>();
  /** Sent and not handed over, in the order of sending. */
  readonly #open = new Set<Pending>();
  readonly #pushes: Push[] = [];
  readonly #pause = new Pause();
  #isAskedForTime = false;
  /** What is open and still unanswered is known to wait. */
  #isStable = true;
  /** Who did something that may make the server push. */
  #notifier: ActorContext | undefined;
  #released: Pending | undefined;
  #failure: unknown;

  constructor(options: WireOptions) {
    this.#options = options;
  }

  /** Live connections of a simulated process. */
  connectionsOf(process: number): number {
    let count = 0;
    for (const each of this.#connections) {
      if (each.process === process) count++;
    }
    return count;
  }

  /** Nothing is under way, and no transaction is left open. */
  get isAtRest(): boolean {
    return (
      this.#failure === undefined &&
      this.#open.size === 0 &&
      [...this.#connections].every(({ isAtRest }) => isAtRest)
    );
  }

  get isAskedForTime(): boolean {
    return this.#isAskedForTime;
  }

  get isBusy(): boolean {
    return (
      this.#failure !== undefined ||
      this.#connecting.size > 0 ||
      this.#pushes.length > 0 ||
      (this.#open.size > 0 && !this.#isStable)
    );
  }

  attach(ends: Ends, opener: ActorContext): Connection {
    const { createCodec } = this.#options;
    const connection = new Connection(ends, opener, createCodec(), this);
    this.#connections.add(connection);
    this.#connecting.add(connection);
    return connection;
  }

  /** Its socket is connected. */
  connected(connection: Connection): void {
    this.#connecting.delete(connection);
    this.#pause.end();
  }

  async settle(): Promise<void> {
    await this.#untilStable();
    if (this.#notifier) await this.#untilPushed();
    for (const pending of [...this.#open]) this.#handOver(pending);
    for (const push of this.#pushes.splice(0)) this.#parkPush(push);
    this.#notifier = undefined;
    this.#released = undefined;
  }

  /**
   * Between schedules: lets what goes on in the background come to its end.
   * False where it does not within a second.
   */
  async rest(): Promise<boolean> {
    for (let turn = 0; turn < REST_TURNS; turn++) {
      if (this.isAtRest && this.#connecting.size === 0) return true;
      await this.#pause.wait(PATIENCE_MS);
    }
    return this.isAtRest;
  }

  /** Between schedules: nothing goes on for an actor of the last one. */
  forgetActors(): void {
    for (const connection of this.#connections) connection.forgetActor();
  }

  /** Cuts every connection, and forgets what was under way. */
  cut(): readonly number[] {
    const ports: number[] = [];
    for (const connection of [...this.#connections]) {
      const port = connection.ends.localPort();
      if (port !== undefined) ports.push(port);
      connection.ends.abandon();
      connection.close(false);
    }
    this.#open.clear();
    this.#pushes.length = 0;
    this.#failure = undefined;
    this.#isStable = true;
    return ports;
  }

  sent(pending: Pending): void {
    this.#open.add(pending);
    this.#isAskedForTime ||=
      pending.actor?.keeper !== undefined &&
      readsServerClock(pending.exchange.bytes);
    this.#isStable = false;
    this.#released = pending;
  }

  answered(pending: Pending): void {
    if (pending.exchange.mayNotify) this.#notifier = pending.actor;
    // Whatever others wait for may be free now.
    this.#isStable = false;
    if (!pending.actor?.keeper) {
      this.#open.delete(pending);
      pending.connection.deliver(pending);
    }
    this.#pause.end();
  }

  pushed(connection: Connection, part: Push['part']): void {
    this.#pushes.push({ connection, part });
    this.#pause.end();
  }

  failed(_connection: Connection, error: unknown): void {
    this.#failure ??= error;
    this.#pause.end();
  }

  closed(connection: Connection, byServer: boolean): void {
    this.#connections.delete(connection);
    this.#connecting.delete(connection);
    for (const pending of this.#open) {
      if (pending.connection !== connection) continue;
      this.#open.delete(pending);
      const { exchange } = pending;
      if (!byServer) continue;
      this.#failure ??= new ServerLostError(
        this.#options.server,
        exchange.name
      );
    }
    this.#pause.end();
  }

  get #unanswered(): Pending[] {
    return [...this.#open].filter(({ phase }) => phase === 'sent');
  }

  async #untilStable(): Promise<void> {
    while (!this.#failure && this.#connecting.size > 0) {
      await this.#pause.wait(PATIENCE_MS);
    }
    while (!this.#isStable) {
      if (this.#failure) break;
      const before = this.#unanswered;
      if (before.length === 0) break;
      if (before.includes(this.#released as Pending)) {
        await this.#pause.wait(PATIENCE_MS);
        // The next one of a connection may have been sent meanwhile.
        if (before.some(({ phase }) => phase !== 'sent')) continue;
      }
      if (await this.#asksIfStable()) break;
      await this.#pause.wait(1);
    }
    if (this.#failure) throw this.#failure;
    this.#isStable = true;
  }

  /** Whether all that was unanswered before the question waits for a lock. */
  async #asksIfStable(): Promise<boolean> {
    const asked = this.#unanswered;
    const sessions = asked.map(({ connection }) => connection.ends.localPort());
    const known = sessions.filter((port) => port !== undefined);
    const waits = await this.#options.waits(known);
    return (
      known.length === sessions.length &&
      this.#unanswered.length === asked.length &&
      isStable(known, waits)
    );
  }

  /** What a server pushes is there when it answers what was sent later. */
  async #untilPushed(): Promise<void> {
    for (const connection of this.#connections) connection.sendBarrier();
    const isPassed = () =>
      [...this.#connections].every((each) => each.isPastBarrier);
    while (!this.#failure && !isPassed()) await this.#pause.wait(PATIENCE_MS);
    if (this.#failure) throw this.#failure;
  }

  #handOver(pending: Pending): void {
    const { actor, exchange, connection, phase } = pending;
    const keeper = actor?.keeper;
    if (!keeper) return;
    if (phase === 'sent') {
      if (pending === this.#released) keeper.note?.('waits');
      return;
    }
    this.#open.delete(pending);
    const deliver = () => {
      keeper.note?.(pending.outcome ?? '');
      connection.deliver(pending);
    };
    if (pending === this.#released) {
      deliver();
      return;
    }
    const { name, target } = exchange;
    keeper.park(
      actor,
      { kind: 'wire', name: `${name} goes on`, target },
      deliver
    );
  }

  #parkPush({ connection, part }: Push): void {
    const { bytes, name, target } = part;
    const { process } = connection;
    const { keeper, surroundings } = this.#notifier ?? {};
    if (!keeper) {
      connection.hand(bytes);
      return;
    }
    const listener = {
      name: `listener ${process}`,
      process,
      keeper,
      surroundings,
    };
    const label = { kind: 'wire', name, target } as const;
    keeper.park(listener, label, () => connection.hand(bytes, listener));
  }
}
