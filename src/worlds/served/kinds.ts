import type { WireCodec } from '../../sim/wire/codec.js';
import { createMongoCodec } from '../../sim/wire/mongodb/codec.js';
import { createPostgresCodec } from '../../sim/wire/postgres/codec.js';
import { createRedisCodec } from '../../sim/wire/redis/codec.js';
import type { ServerKind } from '../servers/server.js';

/** What differs between Worlds by the server that they stand on. */
export interface ServedKind {
  /** As messages name the server. */
  readonly title: string;
  readonly createCodec: () => WireCodec;
  /** The option of `createWorld` that takes the address. */
  readonly urlOption: string;
  /** Further options of `createWorld`, for the database at this address. */
  readonly options?: (url: string) => Readonly<Record<string, unknown>>;
  /** Whether a client whose connection breaks comes to rest in the schedule. */
  readonly mayBreak: boolean;
  /**
   * The same of all its connections at once, those too that nobody uses: who
   * comes back by a timer that no actor set never does.
   */
  readonly mayRestart: boolean;
  /**
   * Why no process dies whose modules keep a client and serve again, in words
   * for the reader; absent: they do.
   */
  readonly undying?: string;
}

export const SERVED_KINDS: Readonly<Record<ServerKind, ServedKind>> = {
  postgres: {
    title: 'PostgreSQL',
    createCodec: () => createPostgresCodec(),
    urlOption: 'connectionString',
    mayBreak: true,
    mayRestart: true,
  },
  redis: {
    title: 'Redis',
    createCodec: () => createRedisCodec(),
    urlOption: 'redisUrl',
    mayBreak: true,
    mayRestart: false,
  },
  mongodb: {
    title: 'MongoDB',
    createCodec: () => createMongoCodec(),
    urlOption: 'mongoUrl',
    mayBreak: false,
    mayRestart: false,
    undying:
      'no process of a World on MongoDB dies in this kit: its client asks a monitor, which looks for the server again by a timer alone',
    // Published Worlds take the name beside the address, and have a default.
    options: (url) => ({
      databaseName: new URL(url).pathname.slice(1),
      useChangeStreams: false,
    }),
  },
};
