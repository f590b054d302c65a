import type { ChildProcess } from 'node:child_process';
import { InputError } from '../errors.js';
import type { Kind, Words } from '../kind.js';
import { Deadline, starvedMs } from './deadline.js';
import { HostFailedError, HostLostError } from './errors.js';
import { HOST_FLAGS } from './flags.js';
import type { Announcement, Answer, Asks, Request } from './protocol.js';
import { endChild, startChild } from './spawn.js';

/**
 * What a host may spend without a word before it is ended, in real ms; what it
 * waits for a processor does not count.
 */
export interface Silence {
  /** Until the first schedule begins. */
  readonly firstMs: number;
  /** From the beginning of a schedule to the next one, or to the answer. */
  readonly scheduleMs: number;
}

/** Real ms of silence for which somebody who has called it off waits. */
const HURRIED_MS = 3000;

/** One host process and the way to it. */
export class HostConnection<Plan, W extends Words<Plan>> {
  readonly #kind: Kind<Plan, W>;
  readonly #child: ChildProcess;
  readonly #calledOff: AbortSignal | undefined;
  #lost: string | undefined;
  #asks: Asks<Plan> | undefined;
  #partial: W['tally'] | undefined;

  /** `calledOff`: from then on nobody waits for a host that blocks. */
  constructor(kind: Kind<Plan, W>, calledOff?: AbortSignal) {
    this.#kind = kind;
    this.#calledOff = calledOff;
    this.#child = startHost(kind);
    this.#child.on('exit', (code, signal) => {
      this.#lost ??= signal
        ? `the host was ended by ${signal}`
        : `the host exited with code ${code}`;
    });
  }

  /** The call that was made last, where they are told. */
  get asks(): Asks<Plan> | undefined {
    return this.#asks;
  }

  /** What the work under way had come to, where that is told. */
  get partial(): W['tally'] | undefined {
    return this.#partial;
  }

  /**
   * @throws HostLostError if the process is gone, or silent for too long
   * @throws HostFailedError if it answered that it could not
   * @throws InputError if the user can do something about that
   */
  async ask(
    request: Request<Plan, W>,
    silence: Silence
  ): Promise<Answer<Plan, W>> {
    const answer = await this.#exchange(request, silence);
    if (answer.kind !== 'failed') return answer;
    if (answer.isInput) throw new InputError(answer.message);
    throw new HostFailedError(answer);
  }

  #exchange(
    request: Request<Plan, W>,
    { firstMs, scheduleMs }: Silence
  ): Promise<Answer<Plan, W>> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      let patienceMs = firstMs;
      const done = () => {
        deadline.clear();
        this.#calledOff?.removeEventListener('abort', onHurry);
        child.off('message', onMessage);
        child.off('exit', onExit);
      };
      const lose = (reason: string, isSilent = false) => {
        done();
        this.#lost ??= reason;
        reject(new HostLostError(reason, isSilent));
      };
      const onExit = () => lose(this.#lost ?? 'the host exited');
      const onLate = () => {
        child.kill('SIGKILL');
        const silent = `no answer for ${patienceMs / 1000} s`;
        lose(`${silent}: ${this.#kind.what} blocks the process`, true);
      };
      const deadline = new Deadline(onLate, () => starvedMs(child.pid));
      const { inspect, onTrouble } = this.#kind.watch ?? {};
      const watch = (ms: number) => {
        // Somebody who steps through it takes as long as that takes.
        if (inspect) return;
        const isHurried = this.#calledOff?.aborted === true;
        patienceMs = isHurried ? Math.min(ms, HURRIED_MS) : ms;
        deadline.set(patienceMs, isHurried);
      };
      const onHurry = () => watch(patienceMs);
      const onMessage = (message: Answer<Plan, W> | Announcement<Plan, W>) => {
        if (message.kind === 'began') watch(scheduleMs);
        else if (message.kind === 'asks') this.#asks = message;
        else if (message.kind === 'partial') this.#partial = message.tally;
        else if (message.kind === 'trouble') onTrouble?.(message.stack);
        else {
          done();
          resolve(message);
        }
      };
      if (this.#lost !== undefined) {
        reject(new HostLostError(this.#lost));
        return;
      }
      child.on('message', onMessage);
      child.on('exit', onExit);
      this.#calledOff?.addEventListener('abort', onHurry);
      watch(firstMs);
      child.send(request);
    });
  }

  /** Resolves when the process is gone. */
  async close(): Promise<void> {
    this.#lost ??= 'closed';
    await endChild(this.#child, this.#kind.patience.graceMs);
  }
}

const MAIN = new URL('./main.js', import.meta.url);

function startHost<Plan, W extends Words<Plan>>({
  module,
  cwd,
  watch: { output = false, inspect = false } = {},
}: Kind<Plan, W>): ChildProcess {
  const flags = inspect ? [...HOST_FLAGS, '--inspect-wait=0'] : HOST_FLAGS;
  const isLoud = output || inspect;
  return startChild(MAIN, { args: [module.href], cwd, flags, isLoud });
}
