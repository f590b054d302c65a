import { messageOf } from '../error-words.js';
import { HostConnection, type Silence } from './host/connection.js';
import { HostLostError } from './host/errors.js';
import type {
  Answer,
  Asks,
  ReplayedAnswer,
  ReplayRequest,
  Request,
  ShrinkRequest,
  ShrunkAnswer,
} from './host/protocol.js';
import { isOver } from './host/wall.js';
import type { Batch, ExhaustJob, Job } from './jobs.js';
import type { Kind, Words } from './kind.js';
import {
  afterCallTold,
  afterEndTold,
  afterError,
  FRESH,
  type PoolState,
} from './pool-state.js';

/** Real time that a schedule may take beyond the end of the time given. */
const LATE_MS = 5000;

/** What was under way in a host that was lost. */
interface Remains<Plan, W extends Words<Plan>> {
  readonly asks?: Asks<Plan> | undefined;
  readonly partial?: W['tally'] | undefined;
}

/** The host processes of one subject. */
export class Pool<Plan, W extends Words<Plan>> {
  readonly #kind: Kind<Plan, W>;
  #load: W['load'];
  readonly #scheduleMs: number;
  readonly #calledOff: AbortSignal | undefined;
  readonly #idle: HostConnection<Plan, W>[] = [];
  /** By the error that tells of the loss. */
  readonly #remains = new WeakMap<Error, Remains<Plan, W>>();
  #state: PoolState = FRESH;

  /**
   * `scheduleMs`: real time that one schedule may take; absent: the kind's.
   * `calledOff`: what is under way is to end soon, with what there is.
   */
  constructor(
    kind: Kind<Plan, W>,
    load: W['load'],
    scheduleMs = kind.patience.scheduleMs,
    calledOff?: AbortSignal
  ) {
    this.#kind = kind;
    this.#load = load;
    this.#scheduleMs = scheduleMs;
    this.#calledOff = calledOff;
  }

  /** Whether it was closed, or has taken down more hosts than it may. */
  get isGivenUp(): boolean {
    return this.#state.at !== 'working';
  }

  /** Loads the subject in one host and says what it declares. */
  async start(): Promise<W['loaded']> {
    const { host, loaded } = await this.#open();
    this.#idle.push(host);
    return loaded;
  }

  /** Takes on another subject, in a host that is there if there is one. */
  async reload(load: W['load']): Promise<W['loaded']> {
    this.#load = load;
    this.#state = FRESH;
    if (this.#idle.length === 0) return this.start();
    const { loadMs } = this.#kind.patience;
    const answer = await this.#ask({ kind: 'load', load }, loadMs);
    return (answer as { loaded: W['loaded'] }).loaded;
  }

  async #open(): Promise<{
    readonly host: HostConnection<Plan, W>;
    readonly loaded: W['loaded'];
  }> {
    const host = new HostConnection<Plan, W>(this.#kind, this.#calledOff);
    const firstMs = this.#kind.patience.loadMs;
    const patience = { firstMs, scheduleMs: this.#scheduleMs };
    try {
      const request = { kind: 'load', load: this.#load } as const;
      const answer = await host.ask(request, patience);
      return { host, loaded: (answer as { loaded: W['loaded'] }).loaded };
    } catch (error) {
      await host.close();
      throw host.asks ? inCall(error, host.asks.words) : whileLoading(error);
    }
  }

  /** Asks any host; a host that is lost is replaced the next time. */
  async #ask(
    request: Request<Plan, W>,
    firstMs = this.#scheduleMs
  ): Promise<Answer<Plan, W>> {
    if (this.#state.at === 'ended') throw this.#state.why;
    let host = this.#idle.pop();
    try {
      host ??= (await this.#open()).host;
      const answer = await host.ask(request, this.#patience(request, firstMs));
      if (answer.isWorn) await host.close();
      else this.#idle.push(host);
      return answer;
    } catch (error) {
      // A host that failed in the middle of a schedule is not clean any more.
      this.#state = afterError(this.#state, error);
      if (host && error instanceof Error) {
        const { asks, partial } = host;
        this.#remains.set(error, { asks, partial });
      }
      await host?.close();
      throw error;
    }
  }

  /** Whoever has only so much time does not wait for a host that blocks. */
  #patience(request: Request<Plan, W>, firstMs: number): Silence {
    const scheduleMs = this.#scheduleMs;
    if (!('untilMs' in request) || request.untilMs === undefined)
      return { firstMs, scheduleMs };
    const leftMs = Math.max(0, request.untilMs - Date.now()) + LATE_MS;
    return {
      firstMs: Math.min(firstMs, leftMs),
      scheduleMs: Math.min(scheduleMs, leftMs),
    };
  }

  /**
   * Does a job to its end whatever the subject does to its hosts: a schedule
   * that takes one down is left out, and told as a failure.
   */
  async work(job: Job, untilMs?: number): Promise<W['tally']> {
    try {
      return (await this.#ask({ ...job, untilMs })) as W['tally'];
    } catch (error) {
      if (this.#state.at === 'ended') return this.#endTold();
      if (job.kind === 'batch') return this.#carefully(job, error, untilMs);
      return this.#searchedAgain(job, error, untilMs);
    }
  }

  /** What a search came to before it met the schedule at fault. */
  async #searchedAgain(
    job: ExhaustJob,
    first: unknown,
    untilMs: number | undefined
  ): Promise<W['tally']> {
    if (this.isGivenUp || this.#calledOff?.aborted) return this.#givenUp(first);
    const { empty, merge } = this.#kind.tally;
    try {
      const request = { ...job, untilMs, isTold: true };
      const tally = (await this.#ask(request)) as W['tally'];
      if (isOver(untilMs)) merge(tally, this.#givenUp(first));
      return tally;
    } catch (error) {
      if (this.#hasEnded()) return this.#endTold();
      const tally = empty();
      const partial = this.#remains.get(error as Error)?.partial;
      if (partial) merge(tally, partial);
      merge(tally, this.#failed(-1, error));
      return tally;
    }
  }

  /** One schedule at a time, so that the one at fault is known. */
  async #carefully(
    { plays }: Batch,
    first: unknown,
    untilMs: number | undefined
  ): Promise<W['tally']> {
    const { empty, merge } = this.#kind.tally;
    const tally = empty();
    let done = 0;
    for (const play of plays) {
      if (this.isGivenUp || isOver(untilMs) || this.#calledOff?.aborted) break;
      done++;
      const one = { kind: 'batch', plays: [play], isTold: true } as const;
      try {
        merge(tally, (await this.#ask(one)) as W['tally']);
      } catch (error) {
        if (this.#hasEnded()) break;
        merge(tally, this.#failed(play.index, error));
      }
    }
    if (this.#hasEnded()) merge(tally, this.#endTold());
    else if (done < plays.length && tally.failures.length === 0) {
      merge(tally, this.#givenUp(first));
    }
    return tally;
  }

  #hasEnded(): boolean {
    return this.#state.at === 'ended';
  }

  /** The failure with the call that was under way, and the plan up to there. */
  #failed(index: number, error: unknown): W['tally'] {
    const asks = error instanceof Error && this.#remains.get(error)?.asks;
    const message = messageOf(error);
    if (!asks) return this.#failure(index, message);
    this.#state = afterCallTold(this.#state);
    return this.#failure(index, `${message} in ${asks.words}`, asks.plan);
  }

  /** No more can be found out; the call at fault may be known already. */
  #givenUp(error: unknown): W['tally'] {
    const isTold = this.#state.at !== 'ended' && this.#state.isCallTold;
    if (isTold) return this.#kind.tally.empty();
    return this.#failure(-1, messageOf(error));
  }

  #endTold(): W['tally'] {
    const state = this.#state;
    this.#state = afterEndTold(state);
    if (state.at !== 'ended' || state.isTold) return this.#kind.tally.empty();
    return this.#failure(-1, messageOf(state.why));
  }

  #failure(index: number, message: string, plan?: Plan): W['tally'] {
    const tally = this.#kind.tally.empty();
    tally.failures.push({ index, message, plan });
    return tally;
  }

  /**
   * From a plan to what its reader is told; unshrunk where a smaller one takes
   * a host down. Undefined if what is sought does not show again.
   */
  async shrink(asked: ShrinkRequest<Plan, W>): Promise<W['told'] | undefined> {
    const request = { kind: 'shrink', ...asked } as const;
    const asFound = { ...request, attemptsMax: 0 };
    const told = async (one: Request<Plan, W>) =>
      ((await this.#ask(one)) as ShrunkAnswer<W['told']>).told;
    try {
      return await told(this.isGivenUp ? asFound : request);
    } catch {
      return told(asFound).catch(() => undefined);
    }
  }

  /**
   * Plays one plan again.
   *
   * @throws HostLostError, HostFailedError, InputError
   */
  async replay(asked: ReplayRequest<Plan, W>): Promise<ReplayedAnswer> {
    const answer = await this.#ask({ kind: 'replay', ...asked });
    return answer as ReplayedAnswer;
  }

  /** Resolves when its processes are gone. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((host) => host.close()));
  }
}

/** What has not been loaded may wait for something that never comes, as well. */
function whileLoading(error: unknown): unknown {
  if (!HostLostError.is(error) || !error.isSilent) return error;
  const where = 'or waits at its top level, while it is loaded';
  return new HostLostError(`${error.message}, ${where}`, true);
}

/** The same with the call that was under way, where a host was lost by it. */
function inCall(error: unknown, words: string): unknown {
  if (!HostLostError.is(error)) return error;
  return new HostLostError(`${error.message} in ${words}`, error.isSilent);
}
