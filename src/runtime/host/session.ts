import { type ChildProcess, fork } from 'node:child_process';
import { Deadline, starvedMs } from '../../laboratory/host/deadline.js';
import { forkable } from '../../laboratory/host/forkable.js';
import { SubjectError } from '../../worlds/errors.js';
import type { Began, RuntimeAnswer, RuntimeAsk } from './protocol.js';

/** What a host may spend without a word before it is ended, in real ms. */
const SILENCE_MAX_MS = 120_000;

const alive = new Set<ChildProcess>();

// A workflow that loops does not see that its parent is gone.
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** One host process of the runtime and the way to it. */
export class RuntimeSession {
  readonly #child: ChildProcess;
  readonly #subject: string;

  constructor(subject: string) {
    this.#subject = subject;
    const { path, execArgv } = forkable(new URL('./main.js', import.meta.url));
    this.#child = fork(path, {
      execArgv,
      // The runtime looks for packages of the application here: there is none.
      cwd: '/',
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    alive.add(this.#child);
    this.#child.on('exit', () => alive.delete(this.#child));
    // What could not be sent is told by the exit that follows.
    this.#child.on('error', () => undefined);
  }

  /** @throws SubjectError if the host is gone, silent, or says it could not */
  ask<A extends RuntimeAnswer>(request: RuntimeAsk): Promise<A> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const deadline = new Deadline(
        () => child.kill('SIGKILL'),
        () => starvedMs(child.pid)
      );
      const watch = () => deadline.set(SILENCE_MAX_MS);
      const settle = (answer: RuntimeAnswer) => {
        deadline.clear();
        child.off('exit', onExit);
        child.off('message', onMessage);
        if (answer.kind !== 'failed') resolve(answer as A);
        else reject(new SubjectError(this.#subject, answer.message));
      };
      const onExit = (code: number | null, signal: string | null) => {
        const message = `the host of its runtime ended with ${signal ?? code}`;
        settle({ kind: 'failed', message });
      };
      const onMessage = (message: RuntimeAnswer | Began) =>
        message.kind === 'began' ? watch() : settle(message);
      child.on('exit', onExit);
      child.on('message', onMessage);
      watch();
      child.send(request);
    });
  }

  /** Resolves when the process is gone. */
  close(): Promise<void> {
    const child = this.#child;
    if (!alive.has(child)) return Promise.resolve();
    return new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  }
}
