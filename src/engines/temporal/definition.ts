import type { DeployOptions, EngineDefinition } from '../definition.js';
import { deploy } from '../deploy.js';
import type { Deployment } from '../deployment.js';
import { acceptsTcp } from '../find/accepts-tcp.js';
import { binaryVersion } from '../find/binary-version.js';
import { startOnFreePorts } from '../find/dev-server.js';
import { findServer } from '../find/find-server.js';
import { binaryPath, installedSdk } from '../install/packages.js';
import { downloadCommand } from './download.js';
import { PROFILE } from './profile.js';

/** Two starts of one id must be a second apart: off unless a server sets it. */
const PACED = [
  'history.enableWorkflowIdReuseStartTimeValidation=true',
  'history.workflowIdReuseMinimalInterval="1s"',
].flatMap((setting) => ['--dynamic-config-value', setting]);

async function open(
  options: DeployOptions,
  tuning: readonly string[]
): Promise<Deployment> {
  const { env, onProgress } = options;
  const sdkDirectory = installedSdk('temporal', env);
  const found = findServer({
    engine: 'temporal',
    addressVariable: 'WORLDPROOF_TEMPORAL_ADDRESS',
    binaryVariable: 'WORLDPROOF_TEMPORAL',
    command: 'temporal',
    cached: binaryPath('temporal', env),
    isDownloadable: true,
    env,
  });
  const common = { engine: 'temporal', sdkDirectory } as const;
  if (found.kind === 'address') {
    const { address, origin } = found;
    const server = { version: 'as it runs there', origin };
    const grounds = { ...common, address, server, stop: async () => undefined };
    return deploy(grounds, options);
  }
  onProgress(`temporal: starting its dev server (${found.origin})`);
  const version =
    found.kind === 'binary'
      ? await versionOf(found.path, sdkDirectory)
      : "the SDK's default";
  const own = await startOnFreePorts(1, ([port = 0]) => {
    const address = `127.0.0.1:${port}`;
    const command =
      found.kind === 'binary'
        ? {
            path: found.path,
            args: [...ARGUMENTS, '--port', `${port}`, ...tuning],
          }
        : downloadCommand(port, [...SEARCH_ATTRIBUTE, ...tuning]);
    return {
      ...command,
      address,
      engine: 'temporal',
      cwd: sdkDirectory,
      isUp: () => acceptsTcp(address),
    };
  });
  const server = {
    version: `Temporal Server ${version}`,
    origin: found.origin,
  };
  return deploy({ ...common, ...own, server }, options);
}

async function versionOf(path: string, cwd: string): Promise<string> {
  const printed = await binaryVersion('temporal', [path, '--version'], cwd);
  return /Server ([\d.]+)/.exec(printed)?.[1] ?? printed;
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

export const TEMPORAL: EngineDefinition = {
  profile: PROFILE,
  deploy: (options) => open(options, []),
  deployPaced: (options) => open(options, PACED),
};
