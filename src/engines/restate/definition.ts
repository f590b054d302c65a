import { join } from 'node:path';
import type { EngineDefinition } from '../definition.js';
import { deployAlone } from '../deploy-alone.js';
import { binaryVersion } from '../find/binary-version.js';
import { findServer } from '../find/find-server.js';
import { answersHttp, ServerProcess } from '../find/server-process.js';
import { installedSdk } from '../install/packages.js';
import { PROFILE } from './profile.js';

const ENGINE = 'restate';

export const RESTATE: EngineDefinition = {
  profile: PROFILE,
  async deploy(options) {
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
    const version = await versionOf(path, sdkDirectory);
    return deployAlone(
      {
        engine: ENGINE,
        sdkDirectory,
        server: { version, origin: found.origin },
        ports: 3,
        start: (directory, ports) => startServer(path, directory, ports),
        settingsOf: (place, { admin }): Record<string, string> =>
          place === 'A' ? { admin, serves: 'handlers' } : { admin },
      },
      options
    );
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
  return { process: started, address, admin };
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
