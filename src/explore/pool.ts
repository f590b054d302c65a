import type { Divergence } from '../report/record.js';
import { SCHEDULE_BUDGET_MS } from './budgets.js';
import type { ShrinkJob } from './divergences.js';
import { InputError } from './errors.js';
import { HostConnection } from './host/connection.js';
import { HostLostError } from './host/errors.js';
import type {
  Answer,
  Asked,
  LoadedAnswer,
  Request,
  ShrunkAnswer,
  Tally,
} from './host/protocol.js';
import { emptyTally, mergeTally } from './host/tally.js';
import { isOver } from './host/wall.js';
import type { ExhaustJob, Job } from './jobs.js';
import type { Plan } from './plan/plan.js';

/** Real time for a host to start and to load its subject, in ms. */
const LOAD_MS = 30_000;

/** Hosts that a subject may block before it is given up: each costs time. */
const LOSSES_MAX = 3;

/** Hosts that it may end, or break, in a way that shows at once. */
const FAILURES_MAX = 10;

/** What shrinking one divergence may cost, in whole runs and in time. */
export interface ShrinkBounds {
  readonly attemptsMax?: number | undefined;
  readonly untilMs?: number | undefined;
}

interface Scene {
  readonly asked?: Asked | undefined;
  readonly partial?: Tally | undefined;
}

type Batch = Extract<Job, { kind: 'batch' }>;

/** The host processes of one subject. */
export class Pool {
  #load: Request;
  readonly #budgetMs: number;
  readonly #idle: HostConnection[] = [];
  /** What was under way in the host that an error is about. */
  readonly #scenes = new WeakMap<Error, Scene>();
  #losses = 0;
  #failures = 0;
  /** What no other host could do either: its server is gone, say. */
  #end: Error | undefined;
  #isEndTold = false;
  /** Some failure was told with its call. */
  #isCallTold = false;

  constructor(load: Request, budgetMs = SCHEDULE_BUDGET_MS) {
    this.#load = load;
    this.#budgetMs = budgetMs;
  }

  /** Whether it has come to an end, or taken down more hosts than it may. */
  get isGivenUp(): boolean {
    if (this.#end) return true;
    return this.#losses >= LOSSES_MAX || this.#failures >= FAILURES_MAX;
  }

  /** Loads the subject in one host and says what it declares. */
  async start(): Promise<LoadedAnswer> {
    const { host, loaded } = await this.#open();
    this.#idle.push(host);
    return loaded;
  }

  /** Takes on another subject, in a host that is there if there is one. */
  async reload(load: Request): Promise<LoadedAnswer> {
    this.#load = load;
    this.#losses = 0;
    this.#failures = 0;
    this.#end = undefined;
    this.#isEndTold = false;
    this.#isCallTold = false;
    if (this.#idle.length === 0) return this.start();
    return this.ask<LoadedAnswer>(load, LOAD_MS);
  }

  async #open(): Promise<{ host: HostConnection; loaded: LoadedAnswer }> {
    const host = new HostConnection();
    try {
      const loaded = await host.ask<LoadedAnswer>(this.#load, {
        firstMs: LOAD_MS,
        scheduleMs: this.#budgetMs,
      });
      return { host, loaded };
    } catch (error) {
      await host.close();
      throw error;
    }
  }

  /** Asks any host; a host that is lost is replaced the next time. */
  async ask<A extends Answer>(
    request: Request,
    firstMs = this.#budgetMs
  ): Promise<A> {
    if (this.#end) throw this.#end;
    let host = this.#idle.pop();
    try {
      host ??= (await this.#open()).host;
      const scheduleMs = this.#budgetMs;
      const answer = await host.ask<A>(request, { firstMs, scheduleMs });
      if (answer.isWorn) await host.close();
      else this.#idle.push(host);
      return answer;
    } catch (error) {
      if (InputError.is(error)) this.#end ??= error;
      // A host that failed in the middle of a schedule is not clean any more.
      else if (HostLostError.is(error) && error.isSilent) this.#losses++;
      else this.#failures++;
      if (host && error instanceof Error) {
        this.#scenes.set(error, { asked: host.asked, partial: host.partial });
      }
      await host?.close();
      throw error;
    }
  }

  /**
   * Does a job to its end whatever the subject does to its hosts: a schedule
   * that takes one down is left out, and told as a failure.
   */
  async work(job: Job, untilMs?: number): Promise<Tally> {
    try {
      return await this.ask<Tally>({ ...job, untilMs });
    } catch (error) {
      if (this.#end) return this.#endTold();
      if (job.kind === 'batch') return this.#carefully(job, error, untilMs);
      return this.#searchedAgain(job, error, untilMs);
    }
  }

  /** What a search came to before it met the schedule at fault. */
  async #searchedAgain(
    job: ExhaustJob,
    first: unknown,
    untilMs: number | undefined
  ): Promise<Tally> {
    if (this.isGivenUp) return this.#givenUp(first);
    const tally = emptyTally();
    try {
      return await this.ask<Tally>({ ...job, untilMs, isTold: true });
    } catch (error) {
      if (this.#end) return this.#endTold();
      const partial = this.#scenes.get(error as Error)?.partial;
      if (partial) mergeTally(tally, partial);
      mergeTally(tally, this.#failed(-1, error));
      return tally;
    }
  }

  /** Nothing more is found out; the call that did it may be told already. */
  #givenUp(error: unknown): Tally {
    return this.#isCallTold ? emptyTally() : failed(-1, wordsOf(error));
  }

  /** The failure with the call that was under way, and the plan up to there. */
  #failed(index: number, error: unknown): Tally {
    const asked = error instanceof Error && this.#scenes.get(error)?.asked;
    const message = wordsOf(error);
    if (!asked) return failed(index, message);
    const { words, plan } = asked;
    this.#isCallTold = true;
    return failed(index, `${message} in ${words}`, plan);
  }

  /** One schedule at a time, so that the one at fault is known. */
  async #carefully(
    { plays }: Batch,
    first: unknown,
    untilMs: number | undefined
  ): Promise<Tally> {
    const tally = emptyTally();
    for (const play of plays) {
      if (this.isGivenUp || isOver(untilMs)) break;
      const { index } = play;
      const one = { kind: 'batch', plays: [play], isTold: true } as const;
      try {
        mergeTally(tally, await this.ask<Tally>(one));
      } catch (error) {
        if (this.#end) break;
        mergeTally(tally, this.#failed(index, error));
      }
    }
    if (this.#end) mergeTally(tally, this.#endTold());
    else if (this.isGivenUp && tally.failures.length === 0) {
      mergeTally(tally, this.#givenUp(first));
    }
    return tally;
  }

  /** It is told once, not by every job that was under way. */
  #endTold(): Tally {
    if (this.#isEndTold) return emptyTally();
    this.#isEndTold = true;
    return failed(-1, wordsOf(this.#end));
  }

  /**
   * From a plan to what its author is told; unshrunk where a smaller one takes
   * a host down. Undefined if the divergence does not show again.
   */
  async shrink(
    job: ShrinkJob,
    { attemptsMax, untilMs }: ShrinkBounds = {}
  ): Promise<Divergence | undefined> {
    const request = { kind: 'shrink', ...job, untilMs } as const;
    try {
      const shrunk = {
        ...request,
        attemptsMax: this.isGivenUp ? 0 : attemptsMax,
      };
      return (await this.ask<ShrunkAnswer>(shrunk)).divergence;
    } catch {
      const asFound = { ...request, attemptsMax: 0 };
      return this.ask<ShrunkAnswer>(asFound).then(
        ({ divergence }) => divergence,
        () => undefined
      );
    }
  }

  /** Resolves when its processes are gone. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((host) => host.close()));
  }
}

function failed(index: number, message: string, plan?: Plan): Tally {
  return { ...emptyTally(), failures: [{ index, message, plan }] };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
