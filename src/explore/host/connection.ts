import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { InputError } from '../errors.js';
import type {
  Announcement,
  Answer,
  FailedAnswer,
  Request,
} from './protocol.js';

/** A host process that went away, or had to be ended, with the work undone. */
export class HostLostError extends Error {
  override readonly name = 'HostLostError';

  constructor(
    readonly reason: string,
    /** The schedule that it was in, if it was asked to announce them. */
    readonly index: number | undefined
  ) {
    super(reason);
  }

  static is(value: unknown): value is HostLostError {
    return value instanceof Error && value.name === 'HostLostError';
  }
}

/** The subject broke the harness, in a way that left the host alive. */
export class HostFailedError extends Error {
  override readonly name = 'HostFailedError';

  constructor(readonly answer: FailedAnswer) {
    super(answer.message);
    if (answer.stack) this.stack = answer.stack;
  }

  static is(value: unknown): value is HostFailedError {
    return value instanceof Error && value.name === 'HostFailedError';
  }
}

export interface AskOptions {
  /** Real time without a word after which the host is ended, in ms. */
  readonly silenceMs: number;
  /** Announce each schedule, so that a death can be placed. */
  readonly announce?: boolean;
}

/** One host process and the way to it. */
export class HostConnection {
  readonly #child: ChildProcess;
  #lost: string | undefined;

  constructor() {
    this.#child = fork(fileURLToPath(new URL('./main.js', import.meta.url)), {
      serialization: 'advanced',
      execArgv: ['--no-warnings'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('exit', (code, signal) => {
      this.#lost ??= signal
        ? `the host was ended by ${signal}`
        : `the host exited with code ${code}`;
    });
  }

  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /**
   * @throws HostLostError if the process is gone, or silent for too long
   * @throws HostFailedError if it answered that it could not
   * @throws InputError if the user can do something about that
   */
  async ask<A extends Answer>(
    request: Request,
    { silenceMs, announce = false }: AskOptions
  ): Promise<A> {
    const answer = await this.#exchange({ ...request, announce }, silenceMs);
    if (answer.kind !== 'failed') return answer as A;
    if (answer.isInput) throw new InputError(answer.message);
    throw new HostFailedError(answer);
  }

  #exchange(request: object, silenceMs: number): Promise<Answer> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      let index: number | undefined;
      let timer: NodeJS.Timeout;
      const done = () => {
        clearTimeout(timer);
        child.off('message', onMessage);
        child.off('exit', onExit);
      };
      const lose = (reason: string) => {
        done();
        this.#lost ??= reason;
        reject(new HostLostError(reason, index));
      };
      const onExit = () => lose(this.#lost ?? 'the host exited');
      const watch = () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          child.kill('SIGKILL');
          const seconds = Math.round(silenceMs / 1000);
          lose(`no answer for ${seconds} s: the World blocks the process`);
        }, silenceMs);
      };
      const onMessage = (message: Answer | Announcement) => {
        watch();
        if (message.kind === 'began') {
          index = message.index;
          return;
        }
        done();
        resolve(message);
      };
      if (this.#lost !== undefined) {
        reject(new HostLostError(this.#lost, undefined));
        return;
      }
      child.on('message', onMessage);
      child.on('exit', onExit);
      watch();
      child.send(request);
    });
  }

  close(): void {
    this.#lost ??= 'closed';
    this.#child.kill('SIGKILL');
  }
}
