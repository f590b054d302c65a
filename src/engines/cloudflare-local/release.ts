import { join } from 'node:path';
import { installedLater } from '../install/later-cloudflare.js';
import { installedSdk } from '../install/packages.js';

/** One release of the emulator, as the cache has it. */
export interface Release {
  readonly sdkDirectory: string;
  /** The Node that its server runs on. */
  readonly node: string;
  /** The server's own binary, where the cache has one. */
  readonly workerd: string;
}

/** @throws NotRunHereError if it was never installed */
export function defaultRelease(env: NodeJS.ProcessEnv): Release {
  const sdkDirectory = installedSdk('cloudflare-local', env);
  const { execPath: node } = process;
  return { sdkDirectory, node, workerd: workerdIn(sdkDirectory) };
}

/** @throws NotRunHereError if it, or the Node for it, was never installed */
export function laterRelease(env: NodeJS.ProcessEnv): Release {
  const { sdkDirectory, node } = installedLater(env);
  return { sdkDirectory, node, workerd: workerdIn(sdkDirectory) };
}

/** npm installs the binary as a package for this platform. */
function workerdIn(sdkDirectory: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const machine = process.arch === 'x64' ? '64' : process.arch;
  const name = `@cloudflare/workerd-${system}-${machine}`;
  return join(sdkDirectory, 'node_modules', name, 'bin/workerd');
}
