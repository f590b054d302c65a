import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from '../../worlds/package/install.js';
import type { EngineId } from '../engine.js';
import { NotRunHereError } from '../errors.js';

/** What puts engines into the cache. */
export const INSTALL_COMMAND = 'npm run engines';

/** The SDKs, pinned: the first one names the version that a table shows. */
export const SDK_PACKAGES: Readonly<Record<EngineId, readonly string[]>> = {
  dbos: ['@dbos-inc/dbos-sdk@5.3.0'],
  temporal: [
    '@temporalio/client@1.24.0',
    '@temporalio/worker@1.24.0',
    '@temporalio/workflow@1.24.0',
    '@temporalio/testing@1.24.0',
  ],
  inngest: ['inngest@4.24.0'],
  restate: [
    '@restatedev/restate-sdk@1.17.2',
    '@restatedev/restate-sdk-clients@1.17.2',
    '@restatedev/restate-server@1.7.12',
  ],
  // The last one that runs on Node 20; it brings the `workerd` of its day.
  'cloudflare-local': ['miniflare@4.20260426.0'],
};

export const TEMPORAL_VERSION = '1.9.1';
export const INNGEST_VERSION = '1.38.1';

export function enginesDirectory(env: NodeJS.ProcessEnv): string {
  return join(cacheDirectory(env), 'engines');
}

/** Where an SDK is once it is installed; a new pin is a new directory. */
export function sdkDirectory(engine: EngineId, env: NodeJS.ProcessEnv): string {
  const version = SDK_PACKAGES[engine][0]?.split('@').at(-1);
  return join(enginesDirectory(env), `${engine}-${version}`);
}

/** Where a server's binary is once it is installed. */
export function binaryPath(
  name: 'temporal' | 'inngest',
  env: NodeJS.ProcessEnv
): string {
  const version = name === 'temporal' ? TEMPORAL_VERSION : INNGEST_VERSION;
  return join(enginesDirectory(env), `${name}-server-${version}`, name);
}

/** @throws NotRunHereError if the SDK was never installed */
export function installedSdk(engine: EngineId, env: NodeJS.ProcessEnv): string {
  const directory = sdkDirectory(engine, env);
  if (existsSync(directory)) return directory;
  const why = `its SDK is not in the cache (${SDK_PACKAGES[engine][0]})`;
  throw new NotRunHereError(engine, why, INSTALL_COMMAND);
}
