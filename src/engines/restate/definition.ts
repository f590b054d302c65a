import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineDefinition } from '../definition.js';
import { binaryVersion } from '../find/binary-version.js';
import { findServer } from '../find/find-server.js';
import { onFreePorts } from '../find/on-free-ports.js';
import { answersHttp, ServerProcess } from '../find/server-process.js';
import { installedSdk } from '../install/packages.js';
import { openRig } from '../open-rig.js';
import { PROFILE } from './profile.js';

const ENGINE = 'restate';

export const RESTATE: EngineDefinition = {
  profile: PROFILE,
  async openRig(options) {
    const { env, onProgress } = options;
    const sdkDirectory = installedSdk(ENGINE, env);
    const found = findServer({
      engine: ENGINE,
      binaryVariable: 'WORLDPROOF_RESTATE',
      command: 'restate-server',
      cached: cachedBinary(sdkDirectory),
      env,
    });
    const path = found.kind === 'binary' ? found.path : '';
    onProgress(`${ENGINE}: starting its server (${found.origin})`);
    const directory = await mkdtemp(join(tmpdir(), 'worldproof-restate-'));
    const clear = () => rm(directory, { recursive: true, force: true });
    try {
      const version = await versionOf(path, sdkDirectory);
      let server = await onFreePorts(3, (ports) =>
        startServer(path, directory, ports)
      );
      const { address, admin, ports } = server;
      return await openRig(
        {
          engine: ENGINE,
          sdkDirectory,
          address,
          server: { version, origin: found.origin },
          settingsOf: async (place): Promise<Record<string, string>> =>
            place === 'A' ? { admin, serves: 'handlers' } : { admin },
          ending: () => server.process.ending,
          crashServer: async () => {
            await server.process.kill();
            server = await startServer(path, directory, ports);
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

async function startServer(
  path: string,
  directory: string,
  ports: readonly number[]
) {
  const [port, fabric, adminPort] = ports;
  const address = `http://127.0.0.1:${port}`;
  const admin = `http://127.0.0.1:${adminPort}`;
  const started = await ServerProcess.start({
    engine: ENGINE,
    path,
    args: ['--base-dir', directory, '--node-name', 'worldproof', '--no-logo'],
    cwd: directory,
    env: {
      ...process.env,
      RESTATE_BIND_IP: '127.0.0.1',
      RESTATE_LISTEN_MODE: 'tcp',
      RESTATE_BIND_PORT: String(fabric),
      RESTATE_ADMIN__BIND_PORT: String(adminPort),
      RESTATE_INGRESS__BIND_PORT: String(port),
      // What has expired is swept once an hour unless it is told so.
      RESTATE_WORKER__CLEANUP_INTERVAL: '1s',
      RESTATE_DEFAULT_NUM_PARTITIONS: '2',
      RESTATE_DISABLE_TELEMETRY: 'true',
    },
    isUp: async () =>
      (await answersHttp(`${admin}/health`)) &&
      (await answersHttp(`${address}/restate/health`)),
  });
  return { process: started, address, admin, ports };
}

/** npm installs the binary as a package for this platform. */
function cachedBinary(sdkDirectory: string): string {
  const name = `@restatedev/restate-server-${process.platform}-${process.arch}`;
  return join(sdkDirectory, 'node_modules', name, 'bin/restate-server');
}

async function versionOf(path: string, cwd: string): Promise<string> {
  const printed = await binaryVersion(ENGINE, [path, '--version'], cwd);
  const [version] = /\d[\d.]*/.exec(printed) ?? [printed];
  return `Restate server ${version}`;
}
