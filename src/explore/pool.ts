import {
  HostConnection,
  HostFailedError,
  HostLostError,
} from './host/connection.js';
import type {
  Answer,
  Failure,
  LoadedAnswer,
  Request,
  Tally,
} from './host/protocol.js';
import { emptyTally, mergeTally } from './host/tally.js';

/** Silence after which a host counts as blocked, in real ms. */
export const SILENCE_MS = 15_000;

/** Hosts that a subject may take down before it is given up. */
const LOSSES_MAX = 3;

/** The host processes of one subject. */
export class Pool {
  readonly #load: Request;
  readonly #idle: HostConnection[] = [];
  #losses = 0;

  constructor(load: Request) {
    this.#load = load;
  }

  /** Whether the subject has taken down more hosts than it may. */
  get isGivenUp(): boolean {
    return this.#losses >= LOSSES_MAX;
  }

  /** Loads the subject in one host and says what it declares. */
  async start(): Promise<LoadedAnswer> {
    const host = new HostConnection();
    try {
      const loaded = await host.ask<LoadedAnswer>(this.#load, {
        silenceMs: 2 * SILENCE_MS,
      });
      this.#idle.push(host);
      return loaded;
    } catch (error) {
      host.close();
      throw error;
    }
  }

  /** Asks any host; a host that is lost is replaced the next time. */
  async ask<A extends Answer>(request: Request, announce = false): Promise<A> {
    if (this.#idle.length === 0) await this.start();
    const host = this.#idle.pop() as HostConnection;
    try {
      const answer = await host.ask<A>(request, {
        silenceMs: SILENCE_MS,
        announce,
      });
      this.#idle.push(host);
      return answer;
    } catch (error) {
      // A host that failed in the middle of a schedule is not clean any more.
      host.close();
      this.#losses++;
      throw error;
    }
  }

  /**
   * Runs a batch to its end whatever the subject does to its hosts: a schedule
   * that takes one down is left out, and told as a failure.
   */
  async batch(indices: readonly number[]): Promise<Tally> {
    try {
      return await this.ask<Tally>({ kind: 'batch', indices });
    } catch (error) {
      if (!isHostError(error)) throw error;
      return this.#carefully(indices, error);
    }
  }

  async #carefully(
    indices: readonly number[],
    first: HostLostError | HostFailedError
  ): Promise<Tally> {
    const tally = emptyTally();
    let rest = indices;
    let cause: string = first.message;
    while (rest.length > 0 && !this.isGivenUp) {
      try {
        const [index] = rest as [number, ...number[]];
        mergeTally(
          tally,
          await this.ask<Tally>({ kind: 'batch', indices: [index] }, true)
        );
      } catch (error) {
        if (!isHostError(error)) throw error;
        cause = error.message;
        tally.failures.push(failureAt(rest[0] ?? 0, cause));
      }
      rest = rest.slice(1);
    }
    if (this.isGivenUp && tally.failures.length === 0) {
      tally.failures.push(failureAt(indices[0] ?? 0, cause));
    }
    return tally;
  }

  close(): void {
    for (const host of this.#idle.splice(0)) host.close();
  }
}

function failureAt(index: number, message: string): Failure {
  return { index, message: `${message} (schedule ${index})` };
}

function isHostError(error: unknown): error is HostLostError | HostFailedError {
  return HostLostError.is(error) || HostFailedError.is(error);
}
