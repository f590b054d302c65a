import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NotRunHereError } from '../errors.js';
import { enginesDirectory, INSTALL_COMMAND } from './packages.js';
import { installPackages } from './sdk.js';

const ENGINE = 'cloudflare-local';
const VERSION = '4.20260730.0';

/** Node itself, as npm has it for this platform. */
const NODE = `node-${process.platform.replace('win32', 'win')}-${process.arch}`;

/** The release after the default one, and the Node that it asks for. */
export const LATER_PACKAGES = [`miniflare@${VERSION}`, `${NODE}@22.23.3`];

export interface InstalledLater {
  readonly sdkDirectory: string;
  /** Where that Node is. */
  readonly node: string;
}

function locate(env: NodeJS.ProcessEnv): InstalledLater {
  const sdkDirectory = join(enginesDirectory(env), `${ENGINE}-${VERSION}`);
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = join(sdkDirectory, 'node_modules', NODE, 'bin', binary);
  return { sdkDirectory, node };
}

/** @throws EngineError with npm's own last words */
export function installLater(
  env: NodeJS.ProcessEnv
): Promise<'installed' | 'present'> {
  return installPackages(LATER_PACKAGES, {
    engine: ENGINE,
    directory: locate(env).sdkDirectory,
  });
}

/** @throws NotRunHereError if it was never installed */
export function installedLater(env: NodeJS.ProcessEnv): InstalledLater {
  const later = locate(env);
  if (existsSync(later.node)) return later;
  const why = `its later release is not in the cache (${LATER_PACKAGES.join(', ')})`;
  throw new NotRunHereError(ENGINE, why, INSTALL_COMMAND);
}
