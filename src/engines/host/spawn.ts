import { type ChildProcess, fork } from 'node:child_process';
import { forkable } from '../../laboratory/host/forkable.js';

const alive = new Set<ChildProcess>();

// An SDK with a native core does not see that its parent is gone.
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** Starts a process for one session. */
export function startEngineHost(directory: string): ChildProcess {
  const { path, execArgv } = forkable(new URL('./main.js', import.meta.url));
  const child = fork(path, {
    execArgv,
    cwd: directory,
    // A terminal's Ctrl-C is for the parent alone: it decides when to stop.
    detached: true,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  alive.add(child);
  child.on('exit', () => alive.delete(child));
  // What could not be sent is told by the exit that follows.
  child.on('error', () => undefined);
  return child;
}
