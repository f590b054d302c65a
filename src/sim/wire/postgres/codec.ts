import type { WireCodec } from '../codec.js';
import { Backlog } from './backlog.js';
import { ClientSide } from './client-side.js';
import { createAsked } from './draft.js';
import { Notifiers } from './notifiers.js';
import { ServerSide } from './server-side.js';

export interface PostgresCodecOptions {
  /**
   * Whether triggers notify: then each write and each COMMIT may make the
   * server push something, whatever the text of the statement says.
   */
  readonly everyWriteMayNotify: boolean;
}

/** Understands one connection of protocol 3.0 of PostgreSQL. */
export interface PostgresCodec extends WireCodec {
  /** Names the session on the server; undefined before the login is over. */
  readonly backendPid: number | undefined;
}

/**
 * A Sync ends no transaction block and, other than an empty query, leaves the
 * unnamed prepared statement alone; what was pushed comes before its answer.
 */
const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);

export function createPostgresCodec(
  options: PostgresCodecOptions = { everyWriteMayNotify: false }
): PostgresCodec {
  const backlog = new Backlog();
  const notifiers = new Notifiers(options.everyWriteMayNotify);
  const client = new ClientSide(backlog, notifiers);
  const server = new ServerSide(backlog);
  // Within a batch the implicit transaction is open until its Sync.
  const isAtRest = () =>
    server.isIdle && backlog.isEmpty && !backlog.isInBatch && client.isIdle;

  return {
    fromClient: (bytes) => client.take(bytes),
    fromServer: (bytes) => server.take(bytes),
    barrier() {
      if (!server.isListening || !isAtRest()) return undefined;
      backlog.add(createAsked(true));
      return SYNC;
    },
    get isAtRest() {
      return isAtRest();
    },
    get backendPid() {
      return server.backendPid;
    },
  };
}
