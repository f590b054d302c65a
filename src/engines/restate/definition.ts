import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineDefinition } from '../definition.js';
import { NotRunHereError } from '../errors.js';
import { freePort } from '../find/free-port.js';
import { answersHttp, ServerProcess } from '../find/server-process.js';
import { sdkVersion } from '../host/sdk.js';
import { INSTALL_COMMAND, installedSdk } from '../install/packages.js';
import { openRig } from '../open-rig.js';
import { PROFILE } from './profile.js';

const SERVER = '@restatedev/restate-server';

export const RESTATE: EngineDefinition = {
  profile: PROFILE,
  async openRig(options) {
    const sdkDirectory = installedSdk('restate', options.env);
    const path = binaryIn(sdkDirectory);
    const [port, fabric, adminPort, appPort] = await Promise.all([
      freePort(),
      freePort(),
      freePort(),
      freePort(),
    ]);
    const directory = await mkdtemp(join(tmpdir(), 'worldproof-restate-'));
    const address = `http://127.0.0.1:${port}`;
    const admin = `http://127.0.0.1:${adminPort}`;
    const start = () =>
      ServerProcess.start({
        engine: 'restate',
        path,
        args: [
          '--base-dir',
          directory,
          '--node-name',
          'worldproof',
          '--no-logo',
        ],
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
    options.onProgress('restate: starting its server (cache)');
    let server = await start();
    return openRig(
      {
        engine: 'restate',
        sdkDirectory,
        address,
        server: {
          version: `Restate server ${sdkVersion(sdkDirectory, SERVER)}`,
          origin: 'cache',
        },
        settingsOf: async (place): Promise<Record<string, string>> =>
          place === 'A' ? { admin, port: String(appPort) } : { admin },
        crashServer: async () => {
          await server.kill();
          server = await start();
        },
        stop: async () => {
          await server.stop();
          await rm(directory, { recursive: true, force: true });
        },
      },
      options
    );
  },
};

/** npm installs the binary as a package for this platform. */
function binaryIn(sdkDirectory: string): string {
  const name = `${SERVER}-${process.platform}-${process.arch}`;
  const path = join(sdkDirectory, 'node_modules', name, 'bin/restate-server');
  if (existsSync(path)) return path;
  const why = `${name} is not installed`;
  throw new NotRunHereError('restate', why, INSTALL_COMMAND);
}
