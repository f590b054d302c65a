import type { ServerAddress, ServerKind } from './address.js';
import { loadDriver } from './drivers.js';
import { firstLine, ServerError } from './error.js';
import { type Keeper, startKeeper } from './keeper/start.js';
import { canStartMongo, MONGO_ADVICE } from './mongodb/launch.js';
import { canStartPostgres } from './postgres/binaries.js';
import { fetchEmbedded } from './postgres/embedded.js';
import { POSTGRES_ADVICE } from './postgres/launch.js';
import { canStartRedis, REDIS_ADVICE } from './redis/launch.js';
import { newScope } from './scope.js';
import { assertRecent } from './version.js';

export {
  SERVER_KINDS,
  type ServerAddress,
  type ServerKind,
} from './address.js';
export { kindOfUrl } from './kind-of-url.js';

/** A server that is ours until we stop it, or our room on a user's own. */
export interface RunningServer {
  readonly address: ServerAddress;
  /** Ends the server, or drops what the run created on the user's. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** A server of the user's own; without it the kit starts one. */
  readonly url?: string | undefined;
  readonly onProgress?: Tell | undefined;
}

type Tell = (message: string) => void;

/** What needs a driver loads it: most commands need none. */
interface Family {
  canStart(): boolean;
  /** Fetches binaries for where there are none; absent where none can be had. */
  readonly fetch?: (onProgress?: Tell) => Promise<void>;
  /** The version of the server there. */
  inspect(url: string): Promise<string>;
  /** How to come by a server. */
  readonly advice: string;
}

const FAMILIES: Record<ServerKind, Family> = {
  postgres: {
    canStart: canStartPostgres,
    fetch: fetchEmbedded,
    inspect: async (url) =>
      (await import('./postgres/connect.js')).inspectPostgres(url),
    advice: POSTGRES_ADVICE,
  },
  redis: {
    canStart: canStartRedis,
    inspect: async (url) =>
      (await import('./redis/connect.js')).inspectRedis(url),
    advice: REDIS_ADVICE,
  },
  mongodb: {
    canStart: canStartMongo,
    inspect: async (url) =>
      (await import('./mongodb/connect.js')).inspectMongo(url),
    advice: MONGO_ADVICE,
  },
};

/** Whether the binaries are there; says nothing of whether they work. */
export function canStart(kind: ServerKind): boolean {
  return FAMILIES[kind].canStart();
}

/** How to come by a server of that kind. */
export function adviceOf(kind: ServerKind): string {
  return FAMILIES[kind].advice;
}

/**
 * Fetches what a server of that kind takes here and is not there yet: the
 * driver of the kit's own connections and, for a server that the kit starts,
 * its binaries.
 *
 * @throws SubjectError, and ServerError where no server can be had
 */
export async function fetchServer(
  kind: ServerKind,
  { url, onProgress }: ServerOptions = {}
): Promise<void> {
  await loadDriver(kind, onProgress);
  if (url === undefined && !canStart(kind)) await fetchOwn(kind, onProgress);
}

/** @throws ServerError */
async function fetchOwn(kind: ServerKind, onProgress?: Tell): Promise<void> {
  const { advice, fetch } = FAMILIES[kind];
  if (!fetch) throw new ServerError(kind, advice);
  try {
    await fetch(onProgress);
  } catch (error) {
    throw new ServerError(kind, `${advice} (${firstLine(error)})`, {
      cause: error,
    });
  }
}

/**
 * Starts a server in a temporary directory, or takes the user's own. Nothing
 * is left of it when this process is gone, however that goes.
 *
 * @throws ServerError in one line
 */
export async function startServer(
  kind: ServerKind,
  options: ServerOptions = {}
): Promise<RunningServer> {
  await fetchServer(kind, options);
  const { url, onProgress = () => undefined } = options;
  return url === undefined
    ? startOwn(kind, onProgress)
    : takeServer(kind, url, onProgress);
}

/** Which server it is that was started. */
const ORIGINS = {
  embedded: 'the embedded one',
  path: 'that of this machine',
  url: 'that of the address',
} as const satisfies Record<ServerAddress['origin'], string>;

async function startOwn(
  kind: ServerKind,
  onProgress: Tell
): Promise<RunningServer> {
  onProgress(`starting ${kind}`);
  const keeper = await startKeeper({ type: 'run', kind });
  const { url, origin } = keeper.server;
  try {
    const version = await inspected(kind, url);
    onProgress(`started ${kind} ${version}, ${ORIGINS[origin]}`);
    return running({ kind, url, scope: newScope(), version, origin }, keeper);
  } catch (error) {
    await keeper.release();
    throw error;
  }
}

async function takeServer(
  kind: ServerKind,
  url: string,
  onProgress: Tell
): Promise<RunningServer> {
  const version = await inspected(kind, url);
  onProgress(`using ${kind} ${version}, ${ORIGINS.url}`);
  const scope = newScope();
  const keeper = await startKeeper({ type: 'sweep', kind, url, scope });
  return running({ kind, url, scope, version, origin: 'url' }, keeper);
}

async function inspected(kind: ServerKind, url: string): Promise<string> {
  const version = await FAMILIES[kind].inspect(url);
  assertRecent(kind, version);
  return version;
}

function running(address: ServerAddress, keeper: Keeper): RunningServer {
  return { address, stop: () => keeper.release() };
}
