import type net from 'node:net';
import { type ActorContext, runAs } from '../context.js';
import type { Connection } from '../wire/connection.js';
import type { KeptSession } from '../wire/kept-sessions.js';
import { realImmediate } from '../wire/real-timers.js';
import type { Session } from '../wire/session.js';
import type { Internals } from './socket-parts.js';

export interface Lending {
  readonly opener: ActorContext;
  /** Connects for good, where the session was opened in other words. */
  dial(told: (session: Session) => void): void;
  giveBack(kept: KeptSession): void;
}

/**
 * A socket that is connected to a session of somebody dead, and knows nothing of
 * that: it connects, says how it wants the session opened, and is told.
 */
export class Lent {
  readonly #socket: net.Socket;
  readonly #kept: KeptSession;
  readonly #lending: Lending;
  #connection: Connection | undefined;
  #session: Session | undefined;
  /** Said while it is being dialled. */
  #unsent: Buffer[] = [];
  #isOpened = false;
  #isOver = false;

  constructor(socket: net.Socket, kept: KeptSession, lending: Lending) {
    this.#socket = socket;
    this.#kept = kept;
    this.#lending = lending;
    const internals = socket as unknown as Internals;
    const destroy = internals._destroy;
    internals._read = () => undefined;
    // Without a handle each of them would wait for one.
    socket.ref = () => socket;
    socket.unref = () => socket;
    internals._destroy = (error, done) => {
      this.end();
      destroy.call(socket, error, done);
    };
  }

  /** Its session; undefined until that was opened. */
  get port(): number | undefined {
    return this.#session?.port;
  }

  connect(connection: Connection): void {
    this.#connection = connection;
    const socket = this.#socket as { connecting: boolean };
    socket.connecting = true;
    this.#soon(() => {
      if (this.#socket.destroyed) return;
      socket.connecting = false;
      this.#socket.emit('connect');
      this.#socket.emit('ready');
    });
  }

  send(bytes: Buffer): void {
    if (this.#isOver) return;
    if (!this.#isOpened) this.#open(bytes);
    else if (this.#session) this.#session.send(bytes);
    else this.#unsent.push(bytes);
  }

  /** Leaves the session to others; undefined where there is none. */
  leave(): Session | undefined {
    const session = this.#session;
    if (!session || this.#isOver) return undefined;
    this.#isOver = true;
    const internals = this.#socket as unknown as Internals;
    this.#socket.emit = () => false;
    internals._write = (_chunk, _encoding, done) => done();
    internals._writev = (_chunks: unknown, done: () => void) => done();
    return session;
  }

  end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (this.#isOpened) this.#session?.end();
    else this.#lending.giveBack(this.#kept);
  }

  #open(bytes: Buffer): void {
    this.#isOpened = true;
    const { greeting, session } = this.#kept;
    if (!greeting.asked.equals(bytes)) {
      this.#dial(bytes);
      return;
    }
    this.#take(session);
    this.#soon(() => this.#connection?.arrived(greeting.told));
  }

  #dial(bytes: Buffer): void {
    this.#unsent = [bytes];
    this.#lending.giveBack(this.#kept);
    this.#lending.dial((session) => {
      if (this.#isOver) {
        session.end();
        return;
      }
      this.#take(session);
      for (const each of this.#unsent.splice(0)) session.send(each);
    });
  }

  #take(session: Session): void {
    this.#session = session;
    const { opener } = this.#lending;
    const asOpener = (body: () => void) => runAs(opener, body);
    session.listen({
      arrived: (bytes) => asOpener(() => this.#connection?.arrived(bytes)),
      ended: () =>
        asOpener(() => {
          (this.#socket as unknown as Internals).push(null);
        }),
    });
  }

  #soon(body: () => void): void {
    const { opener } = this.#lending;
    realImmediate(() => runAs(opener, body));
  }
}
