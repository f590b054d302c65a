import { until } from '../deadline.js';
import type { Deployment } from '../deployment.js';
import type {
  EngineSession,
  Query,
  Reference,
  StartRequest,
} from '../engine.js';
import { EngineError, HungError } from '../errors.js';
import {
  type Acknowledgement,
  isClosed,
  type Outcome,
  type Result,
  runOf,
} from '../outcome.js';
import type { TranscriptLine } from '../transcript.js';
import { Bodies, EFFECT_MS } from './bodies.js';
import { Recorder } from './recorder.js';

export interface StartOptions extends Partial<StartRequest> {
  /** Index of the session; the first unless said. */
  readonly place?: number | undefined;
}

/**
 * How long a cancellation may take while the step is held, in real ms; after
 * that the step ends, since engines may act between two steps only.
 */
export const CANCEL_MS = 3000;

/** How long a receipt is asked about that may name no run, in real ms. */
export const RECEIPT_MS = 3000;

/** One try of one row, with a key of its own: the calls, each recorded. */
export class Experiment {
  readonly bodies: Bodies;
  readonly recorder: Recorder;
  #sentinels = 0;

  constructor(
    readonly deployment: Deployment,
    readonly surface: string,
    /** Fresh for every try, so that tries do not see each other. */
    readonly key: string
  ) {
    this.bodies = new Bodies(deployment.ledger, key);
    this.recorder = new Recorder(deployment.ledger);
  }

  start(name: string, options: StartOptions = {}): Promise<Outcome> {
    const { place = 0, ...rest } = options;
    const request: StartRequest = {
      key: this.key,
      surface: this.surface,
      request: this.bodies.request(name),
      ...rest,
    };
    return this.call(place, 'start', [request], (s) => s.start(request));
  }

  /**
   * Starts and waits until its step has begun.
   *
   * @throws EngineError if it never runs: the row cannot be asked
   * @throws HungError if that is because the start was never answered
   */
  async begin(name: string, options: StartOptions = {}): Promise<Outcome> {
    const outcome = await this.start(name, options);
    if (await this.bodies.runs(name)) return outcome;
    if (outcome.type === 'hung') throw new HungError('start', outcome.afterMs);
    const reason = `${name} never ran: its start was answered ${outcome.type}`;
    throw new EngineError(this.surface, reason);
  }

  reference(outcome?: Outcome, options: StartOptions = {}): Reference {
    return {
      key: options.key ?? this.key,
      surface: options.surface ?? this.surface,
      kind: options.kind,
      run: outcome && runOf(outcome),
    };
  }

  /** Asks until the run is closed or the deadline has passed. */
  async result(reference: Reference, ms = EFFECT_MS): Promise<Result> {
    const fromMs = this.recorder.nowMs;
    let last: Result = { state: 'unknown' };
    await until(async () => {
      last = await this.session(0).result(reference);
      return isClosed(last) || last.state === 'hung';
    }, ms);
    this.recorder.call(0, 'result', fromMs, [reference], last);
    return last;
  }

  cancel(reference: Reference, place = 0): Promise<Acknowledgement> {
    const args = [reference];
    return this.call(place, 'cancel', args, (s) => s.cancel(reference));
  }

  signal(
    reference: Reference,
    payload: string,
    place = 0
  ): Promise<Acknowledgement> {
    const args = [reference, payload];
    const send = (s: EngineSession) => s.signal(reference, payload);
    return this.call(place, 'signal', args, send);
  }

  lookup(query: Query, place = 1): Promise<readonly string[] | undefined> {
    return this.call(place, 'lookup', [query], (s) => s.lookup(query));
  }

  special(name: string, argument: unknown, place = 0): Promise<unknown> {
    return this.call(place, name, [argument], (s) => s.special(name, argument));
  }

  /** Ends a run in that way and waits until its engine says so. */
  async close(
    name: string,
    outcome: Outcome,
    how: 'return' | 'fail' | 'cancel'
  ): Promise<Result> {
    const reference = this.reference(outcome);
    if (how === 'cancel') {
      await this.cancel(reference);
      await this.result(reference, CANCEL_MS);
    }
    this.bodies.decide(name, how === 'fail' ? 'fail' : 'return');
    return this.result(reference);
  }

  /**
   * Runs a sentinel under another key to its step, then waits for as long as
   * this engine may take to begin what it accepted before. What has not begun
   * by then counts as never begun; returns at once when all of those have.
   */
  async settle(...names: readonly string[]): Promise<void> {
    this.#sentinels += 1;
    const name = `sentinel-${this.#sentinels}`;
    this.bodies.decide(name, 'return');
    await this.begin(name, { key: `${this.key}-${name}` });
    const haveAllRun = () =>
      names.length > 0 && names.every((one) => this.bodies.ran(one));
    await until(haveAllRun, this.deployment.horizonMs);
  }

  /** Lets time pass for a stimulus that must come late; real ms. */
  async pause(ms: number): Promise<void> {
    await until(() => false, ms);
  }

  /** Calls, notes and effects of this try. */
  transcript(): TranscriptLine[] {
    return this.recorder.transcript(this.bodies.request(''));
  }

  session(place: number): EngineSession {
    const session = this.deployment.sessions[place];
    if (session) return session;
    throw new RangeError(
      `place ${place}, of ${this.deployment.sessions.length}`
    );
  }

  /** A call by any session, recorded with its answer. */
  async call<T>(
    place: number,
    call: string,
    args: readonly unknown[],
    perform: (session: EngineSession) => Promise<T>
  ): Promise<T> {
    const fromMs = this.recorder.nowMs;
    const answer = await perform(this.session(place));
    this.recorder.call(place, call, fromMs, args, answer);
    return answer;
  }
}
