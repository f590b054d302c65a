import net from 'node:net';
import { currentActor, runAs } from '../context.js';
// Before any gate is installed, for the wires that come later.
import '../wire/real-timers.js';
import type { Ends } from '../wire/connection.js';
import type { Wire } from '../wire/wire.js';

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

type Write = (
  chunk: Buffer | string,
  encoding: BufferEncoding,
  done: (error?: Error | null) => void
) => void;

/** The parts of a socket that Node's streams call. */
interface Internals {
  _write: Write;
  _writev?: unknown;
  push(chunk: Buffer | null): boolean;
}

const watched: { endpoint: Endpoint; wire: Wire }[] = [];

/** By process: addresses that no wire stands before. */
const elsewhere = new Map<number, Set<string>>();

/** Where a process has begun connections that are not controlled. */
export function dialledElsewhere(process: number): readonly string[] {
  return [...(elsewhere.get(process) ?? [])];
}

/** Has the connections of simulated processes to a server gated from now on. */
export function watchEndpoint(endpoint: Endpoint, wire: Wire): () => void {
  const entry = { endpoint, wire };
  watched.push(entry);
  return () => {
    watched.splice(watched.indexOf(entry), 1);
  };
}

/**
 * Patches `net.Socket`, below every driver. A connection that an actor opens
 * to anything else is not controlled, and is told as an escape.
 */
export function installSocketGates(): () => void {
  const prototype = net.Socket.prototype as unknown as {
    connect(...args: unknown[]): net.Socket;
  };
  const { connect } = prototype;
  prototype.connect = function (this: net.Socket, ...args: unknown[]) {
    const actor = currentActor();
    if (!actor) return connect.apply(this, args);
    // What is left of the dead reaches nobody.
    if (actor.life && actor.life.state !== 'alive') {
      return this.destroy(connectionReset());
    }
    const { host, port, path } = addressOf(args);
    const found = watched.find(
      ({ endpoint }) => path === undefined && isSame(endpoint, host, port)
    );
    if (found) interpose(this, found.wire);
    else {
      const where = path ?? `${host}:${port}`;
      const places = elsewhere.get(actor.process) ?? new Set();
      elsewhere.set(actor.process, places.add(where));
      actor.keeper?.escaped(`${actor.name} began a connection to ${where}`);
    }
    return connect.apply(this, args);
  };
  return () => {
    prototype.connect = connect;
  };
}

interface Address {
  readonly host: string;
  readonly port: number;
  readonly path?: string | undefined;
}

/** `connect` takes options, a port and a host, a path, or Node's own list. */
function addressOf(args: readonly unknown[]): Address {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) {
    const { host, port, path } = first as Partial<Address>;
    return { host: host ?? 'localhost', port: Number(port), path };
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) {
    return { host: '', port: 0, path: first };
  }
  const host = typeof second === 'string' ? second : 'localhost';
  return { host, port: Number(first) };
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1']);

function isSame(endpoint: Endpoint, host: string, port: number): boolean {
  if (endpoint.port !== port) return false;
  const isLocal = LOOPBACK.has(host) && LOOPBACK.has(endpoint.host);
  return isLocal || endpoint.host === host;
}

/** Stands between the stream that a driver sees and the real connection. */
function interpose(socket: net.Socket, wire: Wire): void {
  const opener = currentActor();
  if (!opener) return;
  const internals = socket as unknown as Internals;
  const push = internals.push.bind(socket);
  const connection = wire.attach(endsOf(socket, push), opener);
  socket.prependOnceListener('connect', () => wire.connected(connection));
  let isEnded = false;
  socket.prependOnceListener('close', () =>
    connection.close(isEnded || socket.errored !== null)
  );
  internals._write = (chunk, encoding, done) => {
    connection.write(bytesOf(chunk, encoding), currentActor());
    done();
  };
  // Without it, what is corked comes to `_write` piece by piece.
  internals._writev = (
    chunks: { chunk: Buffer | string; encoding: BufferEncoding }[],
    done: () => void
  ) => {
    const all = chunks.map(({ chunk, encoding }) =>
      typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk
    );
    connection.write(Buffer.concat(all), currentActor());
    done();
  };
  internals.push = (chunk) => {
    if (chunk === null) {
      // The client of a dead process is told of the end later, if it is.
      if (connection.refuses) return true;
      isEnded = true;
      return push(null);
    }
    connection.arrived(chunk);
    return true;
  };
}

function endsOf(
  socket: net.Socket,
  push: (chunk: Buffer | null) => boolean
): Ends {
  const write = net.Socket.prototype._write as unknown as Write;
  const { emit } = socket;
  const written = (error?: Error | null) => {
    if (error) socket.destroy(error);
  };
  let port: number | undefined;
  /** Who waits until the client knows that its connection broke. */
  let untilTold: (() => void) | undefined;
  return {
    send: (bytes) => {
      if (socket.destroyed) return;
      write.call(socket, bytes, 'buffer' as BufferEncoding, written);
    },
    receive: (bytes) => {
      push(bytes);
    },
    abandon: () => {
      // Whoever is told would say so: some pools throw where nobody listens.
      socket.emit = () => false;
      socket.destroy();
      untilTold?.();
    },
    hush: () => {
      socket.emit = () => false;
    },
    unhush: () => {
      socket.emit = (...said: readonly unknown[]) => {
        try {
          return Boolean(Reflect.apply(emit, socket, said));
        } catch {
          return false;
        }
      };
    },
    mourn: () => {
      socket.emit = () => false;
      socket.destroy();
      // Once: its own end stays without a word, whenever that comes.
      for (const [event, said] of [
        ['error', connectionReset()],
        ['close', true],
      ] as const) {
        try {
          Reflect.apply(emit, socket, [event, said]);
        } catch {
          // What a driver throws where nobody listens takes nobody down now.
        }
      }
    },
    reset: (told) => {
      const actor = currentActor();
      const say = (said: readonly unknown[]) => () =>
        Reflect.apply(emit, socket, said);
      untilTold = told;
      socket.emit = (...said: readonly unknown[]) => {
        try {
          // Node says it closed on behalf of whoever had opened it.
          return actor ? runAs(actor, say(said)) : say(said)();
        } catch (error) {
          // Where an error is thrown on, Node does not come to the close.
          told();
          throw error;
        }
      };
      socket.once('close', told);
      socket.destroy(connectionReset());
    },
    // It is remembered, because a socket that is destroyed forgets it.
    localPort: () => {
      port ??= socket.localPort;
      return port;
    },
  };
}

function connectionReset(): Error {
  const error = new Error('read ECONNRESET');
  const told = { code: 'ECONNRESET', errno: -104, syscall: 'read' };
  return Object.assign(error, told);
}

/** Bytes of our own: whoever wrote them may use the memory again. */
function bytesOf(chunk: Buffer | string, encoding: BufferEncoding): Buffer {
  return typeof chunk === 'string'
    ? Buffer.from(chunk, encoding)
    : Buffer.from(chunk);
}
