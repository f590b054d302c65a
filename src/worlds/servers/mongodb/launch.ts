import { onPath } from '../binaries.js';
import { ServerError } from '../error.js';
import type { ProcessGroup } from '../keeper/process-group.js';
import type { ServerProgram } from '../keeper/program.js';

export const MONGO_ADVICE =
  'no server: start it with `docker run --network host mongo` or `brew install mongodb-community`, and name it: --url mongodb://host:27017';

export function canStartMongo(): boolean {
  return onPath('mongod') !== undefined;
}

export async function prepareMongo(
  group: ProcessGroup
): Promise<ServerProgram> {
  const command = onPath('mongod');
  if (!command) throw new ServerError('mongodb', MONGO_ADVICE);
  const directory = group.directory('mongodb');
  return {
    origin: 'path',
    program: (port) => ({
      command,
      directory,
      args: [
        ...['--dbpath', directory],
        ...['--port', String(port)],
        ...['--bind_ip', '127.0.0.1'],
        '--nounixsocket',
      ],
    }),
    url: (port) => `mongodb://127.0.0.1:${port}`,
    ready: /[Ww]aiting for connections/,
  };
}
