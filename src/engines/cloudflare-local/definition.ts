import { forkable } from '../../laboratory/host/forkable.js';
import type { DeployOptions, EngineDefinition } from '../definition.js';
import { deployAlone } from '../deploy-alone.js';
import type { Deployment, LaterRelease } from '../deployment.js';
import { binaryVersion } from '../find/binary-version.js';
import { findServer } from '../find/find-server.js';
import { answersHttp, ServerProcess } from '../find/server-process.js';
import { sdkVersion } from '../session/sdk.js';
import { PROFILE } from './profile.js';
import { defaultRelease, laterRelease, type Release } from './release.js';
import type { ServerSettings } from './server.js';

const ENGINE = 'cloudflare-local';

export const CLOUDFLARE_LOCAL: EngineDefinition = {
  profile: PROFILE,
  async deploy(options) {
    const { env } = options;
    const release = defaultRelease(env);
    const found = findServer({
      engine: ENGINE,
      binaryVariable: 'WORLDPROOF_WORKERD',
      command: 'workerd',
      cached: release.workerd,
      env,
    });
    const workerd = found.kind === 'binary' ? found.path : '';
    const deployment = await open(
      { ...release, workerd },
      found.origin,
      options
    );
    return { ...deployment, later: () => later(options) };
  },
};

/** Always with the server's binary of its own day. */
function later(options: DeployOptions): LaterRelease {
  const release = laterRelease(options.env);
  return {
    node: release.node,
    open: (node = release.node) => open({ ...release, node }, 'cache', options),
  };
}

async function open(
  release: Release,
  origin: string,
  options: DeployOptions
): Promise<Deployment> {
  options.onProgress(`${ENGINE}: starting miniflare (${origin})`);
  const { sdkDirectory } = release;
  const version = await versionOf(release);
  const ledgerUrl = options.ledger.url;
  return deployAlone(
    {
      engine: ENGINE,
      sdkDirectory,
      server: { version, origin },
      // The first run of an instance loads its class.
      horizonMs: 500,
      ports: 1,
      start: (stateDirectory, [port = 0]) =>
        startServer(release, { sdkDirectory, port, stateDirectory, ledgerUrl }),
    },
    options
  );
}

async function startServer(
  { node, workerd }: Release,
  settings: ServerSettings
) {
  const module = forkable(new URL('./server.js', import.meta.url));
  const address = `http://127.0.0.1:${settings.port}`;
  const started = await ServerProcess.start({
    engine: ENGINE,
    path: node,
    args: [...module.execArgv, module.path, JSON.stringify(settings)],
    cwd: settings.sdkDirectory,
    env: { ...process.env, MINIFLARE_WORKERD_PATH: workerd },
    isUp: () => answersHttp(address),
  });
  return { process: started, address };
}

async function versionOf(release: Release): Promise<string> {
  const { workerd, node, sdkDirectory } = release;
  const told = await binaryVersion(
    ENGINE,
    [workerd, '--version'],
    sdkDirectory
  );
  const version = `miniflare ${sdkVersion(sdkDirectory, 'miniflare')}, ${told}`;
  if (node === process.execPath) return version;
  const its = await binaryVersion(ENGINE, [node, '--version'], sdkDirectory);
  return `${version}, on Node ${its}`;
}
