import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { ServerError } from '../error.js';
import { finish } from '../keeper/finish.js';
import type { ProcessGroup } from '../keeper/process-group.js';
import type { Program, ServerProgram, SystemUser } from '../keeper/program.js';
import { findPostgres } from './binaries.js';
import { serverUser } from './system-user.js';
import { usableHome } from './usable.js';

export const POSTGRES_ADVICE =
  'no server: start it with `apt-get install postgresql` or `brew install postgresql`, or name your own: --url postgres://user:password@host:5432/postgres';

/**
 * What it stores is thrown away, so nothing is made durable. The check for
 * deadlocks runs after a millisecond, so that a wait that is older is none.
 */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  deadlock_timeout: '1ms',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** Not `C.UTF-8`, which some systems lack; sorts alike everywhere. */
const INITDB = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'];

/** Makes an empty cluster: half a second, no slower than to copy a kept one. */
export async function preparePostgres(
  group: ProcessGroup
): Promise<ServerProgram> {
  const found = findPostgres();
  if (!found) throw new ServerError('postgres', POSTGRES_ADVICE);
  const user = serverUser();
  const directory = group.directory('postgres');
  if (user) chownSync(directory, user.uid, user.gid);
  const bin = join(usableHome(found.home, directory, user), 'bin');
  const data = join(directory, 'data');
  const base = { directory, ...(user && { user }) };
  await finish('postgres', group, {
    ...base,
    command: join(bin, 'initdb'),
    args: ['-D', data, ...INITDB, '--no-sync'],
  });
  return {
    origin: found.origin,
    program: (port) => server(base, join(bin, 'postgres'), data, port),
    url: (port) => `postgres://postgres@127.0.0.1:${port}/postgres`,
    ready: /ready to accept connections/,
  };
}

function server(
  base: { directory: string; user?: SystemUser },
  command: string,
  data: string,
  port: number
): Program {
  const settings = Object.entries({ ...SETTINGS, port: String(port) });
  return {
    ...base,
    command,
    args: [
      '-D',
      data,
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    // Immediate shutdown: its own children end, nothing is written.
    endSignal: 'SIGQUIT',
  };
}
