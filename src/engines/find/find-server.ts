import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { EngineId } from '../engine.js';
import { NotRunHereError } from '../errors.js';
import { INSTALL_COMMAND } from '../install/packages.js';

/** A server that runs already, or a binary that starts one. */
export type FoundServer =
  | { readonly kind: 'address'; readonly address: string; origin: string }
  | { readonly kind: 'binary'; readonly path: string; origin: string }
  /** Asked for by the user: the SDK may fetch its own. */
  | { readonly kind: 'download'; readonly origin: string };

export interface ServerSearch {
  readonly engine: EngineId;
  /** Variables of the environment; no address where one is not enough. */
  readonly addressVariable?: string | undefined;
  readonly binaryVariable: string;
  /** The name of the command on PATH. */
  readonly command: string;
  /** Where it is once it was installed. */
  readonly cached: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether the SDK can fetch one, when it is asked to. */
  readonly isDownloadable?: boolean | undefined;
  /** Whether a file is there and can be run. */
  readonly canRun?: ((path: string) => boolean) | undefined;
}

const DOWNLOAD_VARIABLE = 'WORLDPROOF_ALLOW_DOWNLOAD';

/**
 * In this order: an address in the environment, a binary in the environment,
 * PATH, the cache, and a download only where it is asked for.
 *
 * @throws NotRunHereError with the command that helps
 */
export function findServer(search: ServerSearch): FoundServer {
  const { engine, addressVariable, binaryVariable, command, env } = search;
  const canRun = search.canRun ?? isExecutable;
  const address = addressVariable && env[addressVariable];
  if (address) return { kind: 'address', address, origin: addressVariable };
  const named = env[binaryVariable];
  if (named) {
    if (canRun(named)) {
      return { kind: 'binary', path: named, origin: binaryVariable };
    }
    const why = `${binaryVariable} names ${named}, which cannot be run`;
    throw new NotRunHereError(engine, why, `set ${binaryVariable} to a binary`);
  }
  for (const directory of (env.PATH ?? '').split(delimiter)) {
    const path = join(directory, command);
    if (directory && canRun(path)) {
      return { kind: 'binary', path, origin: 'PATH' };
    }
  }
  const { cached, isDownloadable } = search;
  if (canRun(cached)) return { kind: 'binary', path: cached, origin: 'cache' };
  if (isDownloadable && env[DOWNLOAD_VARIABLE] === '1') {
    return { kind: 'download', origin: 'download' };
  }
  const variables = [addressVariable, binaryVariable].filter(Boolean);
  const why = `no server: neither ${variables.join(', ')}, PATH nor the cache has one`;
  throw new NotRunHereError(engine, why, INSTALL_COMMAND);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
