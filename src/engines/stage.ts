import { until } from './deadline.js';
import type {
  EngineSession,
  Query,
  Reference,
  StartRequest,
} from './engine.js';
import { EngineError, HungError } from './errors.js';
import type { Effect, Ledger } from './ledger.js';
import {
  type Acknowledgement,
  isClosed,
  type Outcome,
  type Result,
  runOf,
} from './outcome.js';
import type { JobValue } from './program.js';
import type { Rig } from './rig.js';
import type { TranscriptLine } from './transcript.js';

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

/** How long an effect may take to show, in real ms. */
const EFFECT_MS = 15_000;

/**
 * One try of one row: fresh keys, every call recorded, effects beside. What
 * an experiment does is said in these words.
 */
export class Stage {
  readonly lines: TranscriptLine[] = [];
  readonly #startMs: number;
  #sentinels = 0;

  constructor(
    readonly rig: Rig,
    readonly surface: string,
    /** Fresh for every try, so that tries do not see each other. */
    readonly key: string
  ) {
    this.#startMs = rig.ledger.nowMs;
  }

  get ledger(): Ledger {
    return this.rig.ledger;
  }

  get calls(): number {
    return this.lines.filter(({ at }) => at === 'call').length;
  }

  /** Names a request of this try. */
  request(name: string): string {
    return `${this.key}/${name}`;
  }

  start(name: string, options: StartOptions = {}): Promise<Outcome> {
    const { place = 0, ...rest } = options;
    const request: StartRequest = {
      key: this.key,
      surface: this.surface,
      request: this.request(name),
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
    if (await this.runs(name)) return outcome;
    if (outcome.type === 'hung') throw new HungError('start', outcome.afterMs);
    throw new EngineError(
      this.surface,
      `${name} never ran, it was told ${outcome.type}`
    );
  }

  /** Whether that request's step begins before the deadline. */
  runs(name: string, ms = EFFECT_MS): Promise<boolean> {
    return this.ledger.reported('step', this.request(name), ms);
  }

  /** Whether that effect is seen a second time before the deadline. */
  again(kind: Effect['kind'], name: string, ms = EFFECT_MS): Promise<boolean> {
    return until(() => this.effects(kind, name).length > 1, ms);
  }

  ran(name: string): boolean {
    return this.effects('body', name).length > 0;
  }

  effects(kind: Effect['kind'], name?: string): Effect[] {
    const wanted = name === undefined ? undefined : this.request(name);
    return this.ledger.effects.filter(
      ({ kind: k, request }) =>
        k === kind &&
        (wanted === undefined
          ? request.startsWith(`${this.key}/`)
          : request === wanted)
    );
  }

  decide(name: string, next: 'return' | 'fail' | 'await'): void {
    this.ledger.decide(this.request(name), { next });
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
    const fromMs = this.#nowMs;
    let last: Result = { state: 'unknown' };
    await until(async () => {
      last = await this.session(0).result(reference);
      return isClosed(last) || last.state === 'hung';
    }, ms);
    this.#record(0, 'result', fromMs, [reference], last);
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
    this.decide(name, how === 'fail' ? 'fail' : 'return');
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
    this.decide(name, 'return');
    await this.begin(name, { key: `${this.key}-${name}` });
    const haveAllRun = () =>
      names.length > 0 && names.every((one) => this.ran(one));
    await until(haveAllRun, this.rig.horizonMs);
  }

  /** Lets time pass for a stimulus that must come late; real ms. */
  async pause(ms: number): Promise<void> {
    await until(() => false, ms);
  }

  /** Lets every body of this try go that is still held at its gate. */
  release(): void {
    for (const { request } of this.effects('step')) {
      this.ledger.decide(request, { next: 'return' });
    }
  }

  session(place: number): EngineSession {
    const session = this.rig.sessions[place];
    if (session) return session;
    throw new RangeError(`place ${place}, of ${this.rig.sessions.length}`);
  }

  note(text: string): void {
    this.lines.push({ at: 'note', atMs: this.#nowMs, text });
  }

  /** Calls and effects of this try, in the order of time. */
  transcript(): TranscriptLine[] {
    const effects = this.ledger.effects
      .filter(({ request }) => request.startsWith(`${this.key}/`))
      .map((effect) => ({
        ...effect,
        at: 'effect' as const,
        atMs: effect.atMs - this.#startMs,
      }));
    return [...this.lines, ...effects];
  }

  /** A call by any session, recorded with its answer. */
  async call<T>(
    place: number,
    call: string,
    args: readonly unknown[],
    perform: (session: EngineSession) => Promise<T>
  ): Promise<T> {
    const fromMs = this.#nowMs;
    const answer = await perform(this.session(place));
    this.#record(place, call, fromMs, args, answer);
    return answer;
  }

  get #nowMs(): number {
    return this.ledger.nowMs - this.#startMs;
  }

  #record(
    place: number,
    call: string,
    fromMs: number,
    args: readonly unknown[],
    answer: unknown
  ): void {
    const toMs = this.#nowMs;
    const name = placeName(place);
    this.lines.push({
      at: 'call',
      fromMs,
      toMs,
      place: name,
      call,
      args: args.length === 1 ? args[0] : args,
      answer: answer ?? null,
    });
  }
}

export function placeName(index: number): string {
  return String.fromCharCode(65 + index);
}

/** Whose request made the result, by the last part of its name. */
export function ownerOf(result: Result): string | undefined {
  if (result.state !== 'value') return undefined;
  const { request } = (result.value ?? {}) as Partial<JobValue>;
  return request?.split('/').at(-1);
}
