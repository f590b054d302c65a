import type { ServerAddress, ServerKind } from './address.js';
import { ServerError } from './error.js';
import { type Keeper, startKeeper } from './keeper/start.js';
import { canStartMongo, MONGO_ADVICE } from './mongodb/launch.js';
import { canStartPostgres } from './postgres/binaries.js';
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
  readonly onProgress?: ((message: string) => void) | undefined;
}

/** What needs a driver loads it: most commands need none. */
interface Family {
  canStart(): boolean;
  /** The version of the server there. */
  inspect(url: string): Promise<string>;
  /** How to come by a server. */
  readonly advice: string;
}

const FAMILIES: Record<ServerKind, Family> = {
  postgres: {
    canStart: canStartPostgres,
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

/**
 * Starts a server in a temporary directory, or takes the user's own. Nothing
 * is left of it when this process is gone, however that goes.
 *
 * @throws ServerError in one line
 */
export function startServer(
  kind: ServerKind,
  options: ServerOptions = {}
): Promise<RunningServer> {
  if (options.url !== undefined) return takeServer(kind, options.url);
  return startOwn(kind, options.onProgress ?? (() => undefined));
}

async function startOwn(
  kind: ServerKind,
  onProgress: (message: string) => void
): Promise<RunningServer> {
  if (!canStart(kind)) throw new ServerError(kind, FAMILIES[kind].advice);
  onProgress(`starting ${kind}`);
  const keeper = await startKeeper({ type: 'run', kind });
  const { url, origin } = keeper.server;
  try {
    const version = await inspected(kind, url);
    onProgress(`started ${kind} ${version}`);
    return running({ kind, url, scope: newScope(), version, origin }, keeper);
  } catch (error) {
    await keeper.release();
    throw error;
  }
}

async function takeServer(
  kind: ServerKind,
  url: string
): Promise<RunningServer> {
  const version = await inspected(kind, url);
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
