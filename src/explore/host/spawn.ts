import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { HOST_FLAGS } from './flags.js';

/** Real time that a host gets to leave by itself, in ms. */
const GRACE_MS = 2000;

const alive = new Set<ChildProcess>();

// A World that loops does not see that its parent is gone.
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

export function startHost(): ChildProcess {
  const child = fork(fileURLToPath(new URL('./main.js', import.meta.url)), {
    serialization: 'advanced',
    execArgv: ['--no-warnings', ...HOST_FLAGS],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  alive.add(child);
  child.on('exit', () => alive.delete(child));
  // What could not be sent is told by the exit that follows.
  child.on('error', () => undefined);
  return child;
}

/** Lets a host go, then makes it go; resolves when it is gone. */
export function endHost(child: ChildProcess): Promise<void> {
  if (!alive.has(child)) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    if (child.connected) child.disconnect();
  });
}
