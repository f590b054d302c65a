import type { Grounds } from '../deploy.js';
import { onFreePorts } from './on-free-ports.js';
import { type ServerCommand, ServerProcess } from './server-process.js';

/** A server of the kit's own: what of its grounds follows from its process. */
export type ServerGrounds = Pick<Grounds, 'address' | 'ending' | 'stop'>;

/** Starts a server for one deployment on as many ports as it needs. */
export async function startOnFreePorts(
  count: number,
  describe: (
    ports: readonly number[]
  ) => ServerCommand & { readonly address: string }
): Promise<ServerGrounds> {
  return onFreePorts(count, async (ports) => {
    const { address, ...command } = describe(ports);
    const server = await ServerProcess.start(command);
    return {
      address,
      ending: () => server.ending,
      stop: () => server.stop(),
    };
  });
}
