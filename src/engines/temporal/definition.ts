import { connect } from 'node:net';
import type { EngineDefinition, RigOptions } from '../definition.js';
import { findServer } from '../find/find-server.js';
import { freePort } from '../find/free-port.js';
import { ServerProcess } from '../find/server-process.js';
import { installedSdk } from '../install/packages.js';
import { run } from '../install/run.js';
import { openRig } from '../open-rig.js';
import type { Rig } from '../rig.js';
import { downloadCommand } from './download.js';
import { PROFILE } from './profile.js';

/** How soon an id may be started again: other rows are not to wait for it. */
const NO_INTERVAL = pace('0');
/** What the server has where nobody sets it; the dev server sets it. */
const PRODUCTION_INTERVAL = pace('"1s"');

function pace(interval: string): readonly string[] {
  const setting = `history.workflowIdReuseMinimalInterval=${interval}`;
  return ['--dynamic-config-value', setting];
}

async function open(
  options: RigOptions,
  tuning: readonly string[]
): Promise<Rig> {
  const { env, onProgress } = options;
  const sdkDirectory = installedSdk('temporal', env);
  const found = findServer({
    engine: 'temporal',
    addressVariable: 'WORLDPROOF_TEMPORAL_ADDRESS',
    binaryVariable: 'WORLDPROOF_TEMPORAL',
    command: 'temporal',
    env,
  });
  const common = { engine: 'temporal', sdkDirectory } as const;
  if (found.kind === 'address') {
    const { address, origin } = found;
    const server = { version: 'as it runs there', origin };
    const grounds = { ...common, address, server, stop: async () => undefined };
    return openRig(grounds, options);
  }
  onProgress(`temporal: starting its dev server (${found.origin})`);
  const port = await freePort();
  const { path, args } =
    found.kind === 'binary'
      ? {
          path: found.path,
          args: [...ARGUMENTS, '--port', `${port}`, ...tuning],
        }
      : downloadCommand(port, [...SEARCH_ATTRIBUTE, ...tuning]);
  const server = await ServerProcess.start({
    engine: 'temporal',
    path,
    args,
    cwd: sdkDirectory,
    isUp: () => accepts(port),
  });
  const version =
    found.kind === 'binary'
      ? await versionOf(found.path, sdkDirectory)
      : "the SDK's default";
  return openRig(
    {
      ...common,
      address: `127.0.0.1:${port}`,
      server: { version: `Temporal Server ${version}`, origin: found.origin },
      stop: () => server.stop(),
    },
    options
  );
}

async function versionOf(path: string, cwd: string): Promise<string> {
  const printed = await run(path, ['--version'], { engine: 'temporal', cwd });
  return /Server ([\d.]+)/.exec(printed)?.[1] ?? printed.trim();
}

const SEARCH_ATTRIBUTE = ['--search-attribute', 'worldproof=Keyword'];

const ARGUMENTS = [
  'server',
  'start-dev',
  '--headless',
  '--ip',
  '127.0.0.1',
  '--log-level',
  'error',
  ...SEARCH_ATTRIBUTE,
];

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

export const TEMPORAL: EngineDefinition = {
  profile: PROFILE,
  openRig: (options) => open(options, NO_INTERVAL),
  openPacedRig: (options) => open(options, PRODUCTION_INTERVAL),
};
