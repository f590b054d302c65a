import { onPath } from '../binaries.js';
import { ServerError } from '../error.js';
import type { ProcessGroup } from '../keeper/process-group.js';
import type { ServerProgram } from '../keeper/program.js';

export const REDIS_ADVICE =
  'no server: start it with `apt-get install redis-server` or `brew install redis`, or name your own: --url redis://host:6379';

/** One a host and then some: each takes a numbered database. */
const DATABASES = 64;

const SETTINGS: Record<string, string> = {
  bind: '127.0.0.1',
  databases: String(DATABASES),
  save: '',
  appendonly: 'no',
};

export function canStartRedis(): boolean {
  return onPath('redis-server') !== undefined;
}

export async function prepareRedis(
  group: ProcessGroup
): Promise<ServerProgram> {
  const command = onPath('redis-server');
  if (!command) throw new ServerError('redis', REDIS_ADVICE);
  const directory = group.directory('redis');
  return {
    origin: 'path',
    program: (port) => ({
      command,
      directory,
      args: Object.entries({
        ...SETTINGS,
        port: String(port),
        dir: directory,
      }).flatMap(([name, value]) => [`--${name}`, value]),
    }),
    url: (port) => `redis://127.0.0.1:${port}`,
    ready: /Ready to accept connections/,
  };
}
