import type { ChildProcess } from 'node:child_process';
import { Deadline, starvedMs } from '../../worlds/deadline.js';
import { InputError } from '../errors.js';
import { HostFailedError, HostLostError } from './errors.js';
import type {
  Announcement,
  Answer,
  Asked,
  Request,
  Tally,
} from './protocol.js';
import { endHost, startHost } from './spawn.js';

/**
 * What a host may spend without a word before it is ended, in real ms; what it
 * waits for a processor does not count.
 */
export interface Patience {
  /** Until the first schedule begins. */
  readonly firstMs: number;
  /** From the beginning of a schedule to the next one, or to the answer. */
  readonly scheduleMs: number;
}

/** One host process and the way to it. */
export class HostConnection {
  readonly #child: ChildProcess;
  #lost: string | undefined;
  #asked: Asked | undefined;
  #partial: Tally | undefined;

  constructor() {
    this.#child = startHost();
    this.#child.on('exit', (code, signal) => {
      this.#lost ??= signal
        ? `the host was ended by ${signal}`
        : `the host exited with code ${code}`;
    });
  }

  /** The call that was made last, where they are told. */
  get asked(): Asked | undefined {
    return this.#asked;
  }

  /** What the work under way had come to, where that is told. */
  get partial(): Tally | undefined {
    return this.#partial;
  }

  /**
   * @throws HostLostError if the process is gone, or silent for too long
   * @throws HostFailedError if it answered that it could not
   * @throws InputError if the user can do something about that
   */
  async ask<A extends Answer>(
    request: Request,
    patience: Patience
  ): Promise<A> {
    const answer = await this.#exchange(request, patience);
    if (answer.kind !== 'failed') return answer as A;
    if (answer.isInput) throw new InputError(answer.message);
    throw new HostFailedError(answer);
  }

  #exchange(request: Request, patience: Patience): Promise<Answer> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      let patienceMs = patience.firstMs;
      const done = () => {
        deadline.clear();
        child.off('message', onMessage);
        child.off('exit', onExit);
      };
      const lose = (reason: string, isSilent = false) => {
        done();
        this.#lost ??= reason;
        reject(new HostLostError(reason, isSilent));
      };
      const onExit = () => lose(this.#lost ?? 'the host exited');
      const deadline = new Deadline(
        () => {
          child.kill('SIGKILL');
          const seconds = patienceMs / 1000;
          lose(
            `no answer for ${seconds} s: the World blocks the process`,
            true
          );
        },
        () => starvedMs(child.pid)
      );
      const watch = (ms: number) => {
        patienceMs = ms;
        deadline.set(ms);
      };
      const onMessage = (message: Answer | Announcement) => {
        if (message.kind === 'began') return watch(patience.scheduleMs);
        if (message.kind === 'asks') {
          this.#asked = message;
          return;
        }
        if (message.kind === 'partial') {
          this.#partial = message.tally;
          return;
        }
        done();
        resolve(message);
      };
      if (this.#lost !== undefined) {
        reject(new HostLostError(this.#lost));
        return;
      }
      child.on('message', onMessage);
      child.on('exit', onExit);
      watch(patience.firstMs);
      child.send(request);
    });
  }

  /** Resolves when the process is gone. */
  async close(): Promise<void> {
    this.#lost ??= 'closed';
    await endHost(this.#child);
  }
}
