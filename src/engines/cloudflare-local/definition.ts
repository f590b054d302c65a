import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineDefinition } from '../definition.js';
import { binaryVersion } from '../find/binary-version.js';
import { findServer } from '../find/find-server.js';
import { onFreePorts } from '../find/on-free-ports.js';
import { answersHttp, ServerProcess } from '../find/server-process.js';
import { forkable } from '../host/module.js';
import { sdkVersion } from '../host/sdk.js';
import { installedSdk } from '../install/packages.js';
import { openRig } from '../open-rig.js';
import { PROFILE } from './profile.js';
import type { ServerSettings } from './server.js';

const ENGINE = 'cloudflare-local';

export const CLOUDFLARE_LOCAL: EngineDefinition = {
  profile: PROFILE,
  async openRig(options) {
    const { env, ledger, onProgress } = options;
    const sdkDirectory = installedSdk(ENGINE, env);
    const found = findServer({
      engine: ENGINE,
      binaryVariable: 'WORLDPROOF_WORKERD',
      command: 'workerd',
      cached: cachedBinary(sdkDirectory),
      env,
    });
    const path = found.kind === 'binary' ? found.path : '';
    const stateDirectory = await mkdtemp(join(tmpdir(), 'worldproof-workerd-'));
    onProgress(`${ENGINE}: starting miniflare (${found.origin})`);
    const clear = () => rm(stateDirectory, { recursive: true, force: true });
    try {
      const version = await versionOf(path, sdkDirectory);
      let server = await onFreePorts(1, ([port = 0]) =>
        startServer(path, {
          sdkDirectory,
          port,
          stateDirectory,
          ledgerUrl: ledger.url,
        })
      );
      const { address } = server;
      return await openRig(
        {
          engine: ENGINE,
          sdkDirectory,
          address,
          server: { version, origin: found.origin },
          // The first run of an instance loads its class.
          horizonMs: 500,
          ending: () => server.process.ending,
          crashServer: async () => {
            await server.process.kill();
            server = await startServer(path, server.settings);
          },
          stop: async () => {
            await server.process.stop();
            await clear();
          },
        },
        options
      );
    } catch (error) {
      await clear();
      throw error;
    }
  },
};

async function startServer(workerd: string, settings: ServerSettings) {
  const module = forkable(new URL('./server.js', import.meta.url));
  const address = `http://127.0.0.1:${settings.port}`;
  const process_ = await ServerProcess.start({
    engine: ENGINE,
    path: process.execPath,
    args: [...module.execArgv, module.path, JSON.stringify(settings)],
    cwd: settings.sdkDirectory,
    env: { ...process.env, MINIFLARE_WORKERD_PATH: workerd },
    isUp: () => answersHttp(address),
  });
  return { process: process_, address, settings };
}

/** npm installs the binary as a package for this platform. */
function cachedBinary(sdkDirectory: string): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const machine = process.arch === 'x64' ? '64' : process.arch;
  const name = `@cloudflare/workerd-${system}-${machine}`;
  return join(sdkDirectory, 'node_modules', name, 'bin/workerd');
}

async function versionOf(path: string, sdkDirectory: string): Promise<string> {
  const command = [path, '--version'];
  const workerd = await binaryVersion(ENGINE, command, sdkDirectory);
  return `miniflare ${sdkVersion(sdkDirectory, 'miniflare')}, ${workerd}`;
}
