import type { EngineDefinition } from '../definition.js';
import { deploy } from '../deploy.js';
import { binaryVersion } from '../find/binary-version.js';
import { type ServerGrounds, startOnFreePorts } from '../find/dev-server.js';
import { type FoundServer, findServer } from '../find/find-server.js';
import { answersHttp } from '../find/server-process.js';
import {
  binaryPath,
  INNGEST_VERSION,
  installedSdk,
} from '../install/packages.js';
import { PROFILE } from './profile.js';

const PORTS = [
  '--port',
  '--connect-gateway-port',
  '--connect-gateway-grpc-port',
  '--connect-executor-grpc-port',
];

/** The package that downloads its own server while it is installed. */
const DOWNLOADER = 'inngest-cli@1.45.1';

export const INNGEST: EngineDefinition = {
  profile: PROFILE,
  async deploy(options) {
    const { env, onProgress } = options;
    const sdkDirectory = installedSdk('inngest', env);
    const found = findServer({
      engine: 'inngest',
      addressVariable: 'WORLDPROOF_INNGEST_ADDRESS',
      binaryVariable: 'WORLDPROOF_INNGEST',
      command: 'inngest',
      cached: binaryPath('inngest', env),
      isDownloadable: true,
      env,
    });
    const common = {
      engine: 'inngest',
      sdkDirectory,
      // A start that replaces another waits until that one has ended.
      horizonMs: 1500,
      // One process serves the functions: two would be two apps.
      settingsOf: async (place: string): Promise<Record<string, string>> =>
        place === 'A' ? { serves: 'functions' } : {},
    } as const;
    if (found.kind === 'address') {
      const { address, origin } = found;
      const server = { version: 'as it runs there', origin };
      const stop = async () => undefined;
      return deploy({ ...common, address, server, stop }, options);
    }
    onProgress(`inngest: starting its dev server (${found.origin})`);
    const command: readonly string[] =
      found.kind === 'binary' ? [found.path] : ['npx', '--yes', DOWNLOADER];
    const version = await versionOf(found, sdkDirectory);
    const grounds = await startDevServer(command, sdkDirectory);
    const title = `Inngest dev server ${version}`;
    const server = { version: title, origin: found.origin };
    return deploy({ ...common, ...grounds, server }, options);
  },
};

function startDevServer(
  [path = '', ...first]: readonly string[],
  cwd: string
): Promise<ServerGrounds> {
  return startOnFreePorts(PORTS.length, (ports) => {
    const address = `http://127.0.0.1:${ports[0]}`;
    return {
      address,
      engine: 'inngest',
      path,
      args: [
        ...first,
        'dev',
        '--no-discovery',
        '--no-poll',
        '--host',
        '127.0.0.1',
        ...PORTS.flatMap((name, i) => [name, `${ports[i]}`]),
      ],
      cwd,
      isUp: () => answersHttp(`${address}/dev`),
    };
  });
}

function versionOf(found: FoundServer, cwd: string): Promise<string> | string {
  if (found.kind !== 'binary') return DOWNLOADER;
  // A build from the module does not know its own version.
  if (found.origin === 'cache') return INNGEST_VERSION;
  return binaryVersion('inngest', [found.path, 'version'], cwd);
}
