import type { EngineDefinition } from '../definition.js';
import { findServer } from '../find/find-server.js';
import { freePort } from '../find/free-port.js';
import { answersHttp, ServerProcess } from '../find/server-process.js';
import { INNGEST_VERSION, installedSdk } from '../install/packages.js';
import { run } from '../install/run.js';
import { type Grounds, openRig } from '../open-rig.js';
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
  async openRig(options) {
    const { env, onProgress } = options;
    const sdkDirectory = installedSdk('inngest', env);
    const found = findServer({
      engine: 'inngest',
      addressVariable: 'WORLDPROOF_INNGEST_ADDRESS',
      binaryVariable: 'WORLDPROOF_INNGEST',
      command: 'inngest',
      env,
    });
    const appPort = await freePort();
    const common = {
      engine: 'inngest',
      sdkDirectory,
      // A start that replaces another waits until that one has ended.
      horizonMs: 1500,
      // One process serves the functions: two would be two apps.
      settingsOf: async (place: string): Promise<Record<string, string>> =>
        place === 'A' ? { port: String(appPort) } : {},
    } as const;
    if (found.kind === 'address') {
      const { address, origin } = found;
      const server = { version: 'as it runs there', origin };
      const stop = async () => undefined;
      return openRig({ ...common, address, server, stop }, options);
    }
    onProgress(`inngest: starting its dev server (${found.origin})`);
    const command: readonly string[] =
      found.kind === 'binary' ? [found.path] : ['npx', '--yes', DOWNLOADER];
    const grounds = await startDevServer(command, sdkDirectory);
    const version = await versionOf(command, found.origin, sdkDirectory);
    const server = { version, origin: found.origin };
    return openRig({ ...common, ...grounds, server }, options);
  },
};

async function startDevServer(
  [path = '', ...first]: readonly string[],
  cwd: string
): Promise<Pick<Grounds, 'address' | 'stop'>> {
  const ports = await Promise.all(PORTS.map(() => freePort()));
  const address = `http://127.0.0.1:${ports[0]}`;
  const portArguments = PORTS.flatMap((name, i) => [name, `${ports[i]}`]);
  const server = await ServerProcess.start({
    engine: 'inngest',
    path,
    args: [
      ...first,
      'dev',
      '--no-discovery',
      '--no-poll',
      '--host',
      '127.0.0.1',
      ...portArguments,
    ],
    cwd,
    isUp: () => answersHttp(`${address}/dev`),
  });
  return { address, stop: () => server.stop() };
}

/** A build from the module does not know its own version. */
async function versionOf(
  [path = '', ...first]: readonly string[],
  origin: string,
  cwd: string
): Promise<string> {
  if (origin === 'cache') return `Inngest dev server ${INNGEST_VERSION}`;
  const args = [...first, 'version'];
  const printed = await run(path, args, { engine: 'inngest', cwd });
  return `Inngest dev server ${printed.trim()}`;
}
