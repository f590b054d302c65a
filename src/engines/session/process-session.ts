import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { endChild, startChild } from '../../laboratory/host/spawn.js';
import { within } from '../deadline.js';
import type {
  EngineSession,
  Query,
  Reference,
  SessionOptions,
  StartRequest,
} from '../engine.js';
import { EngineError, gistOf, HungError } from '../errors.js';
import type { Acknowledgement, Outcome, Result } from '../outcome.js';
import type { FromProcess, Method, ToProcess } from './protocol.js';

/** Real time that a session gets to open, in ms: SDKs compile and migrate. */
const OPEN_MS = 60_000;

/** Real time that a process gets to leave by itself, in ms. */
const GRACE_MS = 2000;

const MAIN = new URL('./main.js', import.meta.url);

/**
 * A session in a process of its own. Every call has a deadline; the loss of
 * the process is an answer like any other.
 */
export class ProcessSession implements EngineSession {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve(value: unknown): void; reject(error: Error): void }
  >();
  #calls = 0;

  private constructor(
    readonly options: SessionOptions,
    /** Real time that a call may take, in ms. */
    readonly deadlineMs: number
  ) {
    // Its parent decides when to stop: a terminal's Ctrl-C is not for it.
    const { sdkDirectory: cwd } = options;
    this.#child = startChild(MAIN, { cwd, detached: true });
    this.#child.on('message', (message: FromProcess) => this.#hear(message));
    this.#child.on('exit', () => this.#lose());
  }

  /** @throws EngineError if the SDK cannot be loaded or does not come up */
  static async open(
    options: SessionOptions,
    deadlineMs: number
  ): Promise<ProcessSession> {
    const session = new ProcessSession(options, deadlineMs);
    const opened = session.#wait(0);
    session.#send({ kind: 'open', options });
    const late = () => new Error(`it did not open in ${OPEN_MS / 1000} s`);
    const answer = await within(opened, OPEN_MS, late).catch((e: Error) => e);
    if (!(answer instanceof Error)) return session;
    await session.kill();
    throw new EngineError(options.engine, answer.message);
  }

  start(request: StartRequest): Promise<Outcome> {
    return this.#call('start', [request]);
  }

  result(reference: Reference): Promise<Result> {
    const late = { state: 'hung', afterMs: this.deadlineMs } as const;
    return this.#ask<Result>('result', [reference], late);
  }

  cancel(reference: Reference): Promise<Acknowledgement> {
    return this.#call('cancel', [reference]);
  }

  signal(reference: Reference, payload: string): Promise<Acknowledgement> {
    return this.#call('signal', [reference, payload]);
  }

  lookup(query: Query): Promise<readonly string[] | undefined> {
    return this.#answer('lookup', 'lookup', [query]);
  }

  special(name: string, argument: unknown): Promise<unknown> {
    return this.#answer(name, 'special', [name, argument]);
  }

  /** The process has ended, by itself or not. */
  get isGone(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async close(): Promise<void> {
    if (!this.isGone) await endChild(this.#child, GRACE_MS);
  }

  /** The crash of a process: nothing of it runs on. */
  async kill(): Promise<void> {
    if (this.isGone) return;
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }

  async #call<T>(method: Method, args: readonly unknown[]): Promise<T> {
    const late = { type: 'hung', afterMs: this.deadlineMs };
    try {
      return (await this.#ask(method, args, late)) as T;
    } catch (error) {
      return { type: 'indeterminate', cause: gistOf(error) } as T;
    }
  }

  /** @throws HungError where an answer cannot say so itself */
  async #answer<T>(
    call: string,
    method: Method,
    args: readonly unknown[]
  ): Promise<T> {
    const late = Symbol('late');
    const answer = await this.#ask<T | symbol>(method, args, late);
    if (answer === late) throw new HungError(call, this.deadlineMs);
    return answer as T;
  }

  #ask<T>(method: Method, args: readonly unknown[], late: T): Promise<T> {
    this.#calls += 1;
    const id = this.#calls;
    const answer = this.#wait(id) as Promise<T>;
    this.#send({ kind: 'call', id, method, args });
    return within(answer, this.deadlineMs, () => late);
  }

  #wait(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #send(message: ToProcess): void {
    if (this.#child.connected) this.#child.send(message);
    else this.#lose();
  }

  #hear(message: FromProcess): void {
    const id = 'id' in message ? message.id : 0;
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (message.kind === 'failed' || message.kind === 'error') {
      waiting?.reject(new Error(message.message));
    } else {
      waiting?.resolve(message.kind === 'answer' ? message.value : undefined);
    }
  }

  #lose(): void {
    for (const { reject } of this.#waiting.values()) {
      reject(new Error('the process of the session is gone'));
    }
    this.#waiting.clear();
  }
}
