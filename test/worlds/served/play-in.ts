import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RunningServer } from '../../../src/worlds/servers/server.js';
import type { SubjectSpec } from '../../../src/worlds/subject.js';
import type { Played, Script } from './play.js';

/**
 * Plays scripts against one of the Worlds over SQL. Gates are for good: each
 * World is played in a process of its own.
 */
export function playIn(
  { address }: RunningServer,
  module: string,
  scripts: readonly Script[]
): Promise<Played[]> {
  const spec: SubjectSpec = {
    id: module,
    family: 'module',
    package: module,
    version: 'local',
    entry: fileURLToPath(
      new URL(`../../doubles/sql-world/${module}`, import.meta.url)
    ),
    needs: 'postgres',
    server: address,
  };
  const child = fork(fileURLToPath(new URL('./play.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  return new Promise((resolve, reject) => {
    child.on('message', (message) => resolve(message as Played[]));
    child.on('exit', (code) => reject(new Error(`exited with code ${code}`)));
    child.send({ spec, scripts });
  });
}
