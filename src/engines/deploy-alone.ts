import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeployOptions } from './definition.js';
import { deploy, type Grounds } from './deploy.js';
import type { Deployment } from './deployment.js';
import { onFreePorts } from './find/on-free-ports.js';
import type { ServerProcess } from './find/server-process.js';

/** A server that the kit started on data of its own. */
export interface OwnServer {
  readonly process: ServerProcess;
  readonly address: string;
}

export interface OwnGrounds<S extends OwnServer>
  extends Pick<Grounds, 'engine' | 'sdkDirectory' | 'server' | 'horizonMs'> {
  /** How many ports it needs. */
  readonly ports: number;
  /** Starts it, and starts it again on the same data and ports. */
  start(directory: string, ports: readonly number[]): Promise<S>;
  /** What the session of a place is told beside the address. */
  settingsOf?:
    | ((place: string, server: S) => Record<string, string>)
    | undefined;
}

/** A deployment whose server can crash, and whose data goes with it. */
export async function deployAlone<S extends OwnServer>(
  { ports: count, start, settingsOf, ...grounds }: OwnGrounds<S>,
  options: DeployOptions
): Promise<Deployment> {
  const prefix = join(tmpdir(), `worldproof-${grounds.engine}-`);
  const directory = await mkdtemp(prefix);
  const clear = () => rm(directory, { recursive: true, force: true });
  try {
    const [first, ports] = await onFreePorts(
      count,
      async (free) => [await start(directory, free), free] as const
    );
    let server = first;
    return await deploy(
      {
        ...grounds,
        address: server.address,
        settingsOf: async (place) => settingsOf?.(place, server) ?? {},
        ending: () => server.process.ending,
        crashServer: async () => {
          await server.process.kill();
          server = await start(directory, ports);
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
}
