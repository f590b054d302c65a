import { type ChildProcess, fork } from 'node:child_process';
import { forkable } from './forkable.js';

const alive = new Set<ChildProcess>();

// One that loops, or has a native core, does not see that its parent is gone.
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

export interface ChildOptions {
  readonly args?: readonly string[];
  /** Of Node. */
  readonly flags?: readonly string[];
  readonly cwd?: string | undefined;
  /** What it prints is shown, as errors are: results are read from the other. */
  readonly isLoud?: boolean;
  /** A terminal's Ctrl-C is for the parent alone. */
  readonly detached?: boolean;
}

/** Starts a process of the kit, silent but for the messages that it sends. */
export function startChild(
  module: URL,
  { args = [], flags = [], cwd, detached, isLoud = false }: ChildOptions = {}
): ChildProcess {
  const { path, execArgv } = forkable(module);
  const child = fork(path, args, {
    ...{ cwd, detached },
    serialization: 'advanced',
    execArgv: [...execArgv, ...flags],
    stdio: ['ignore', isLoud ? 2 : 'ignore', isLoud ? 2 : 'ignore', 'ipc'],
  });
  alive.add(child);
  child.on('exit', () => alive.delete(child));
  // What could not be sent is told by the exit that follows.
  child.on('error', () => undefined);
  return child;
}

/** Lets a process go, then makes it go; resolves when it is gone. */
export function endChild(child: ChildProcess, graceMs: number): Promise<void> {
  if (!alive.has(child)) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    if (child.connected) child.disconnect();
  });
}
