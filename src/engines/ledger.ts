import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from './deadline.js';

/** What a body reports; `step` opens the interval that `end` closes. */
export interface Effect {
  readonly kind: 'body' | 'step' | 'end' | 'signal';
  readonly key: string;
  readonly request: string;
  /** The process that it happened in. */
  readonly place: string;
  readonly detail?: string | undefined;
  /** Real ms since the ledger was opened. */
  readonly atMs: number;
}

/** What a body that waits at its gate is told to do next. */
export interface Decision {
  readonly next: 'return' | 'fail' | 'await';
}

/**
 * Counts effects out of band: bodies and steps report here over HTTP, past
 * the engine, and a step waits here until the experiment lets it go on.
 */
export class Ledger {
  readonly effects: Effect[] = [];
  readonly #decisions = new Map<string, Decision>();
  readonly #waiting = new Map<string, ((decision: Decision) => void)[]>();
  readonly #startMs = Date.now();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => {
        text += chunk;
      });
      request.on('end', () => {
        const answer = (value: unknown) => response.end(JSON.stringify(value));
        this.#take(request.url ?? '', JSON.parse(text)).then(answer);
      });
    });
    this.#server.keepAliveTimeout = 60_000;
    this.#server.requestTimeout = 0;
  }

  static async open(): Promise<Ledger> {
    const ledger = new Ledger();
    await new Promise<void>((resolve) => {
      ledger.#server.listen(0, '127.0.0.1', resolve);
    });
    return ledger;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get nowMs(): number {
    return Date.now() - this.#startMs;
  }

  /** Lets the bodies of a request through its gate, now and from now on. */
  decide(request: string, decision: Decision): void {
    this.#decisions.set(request, decision);
    for (const resume of this.#waiting.get(request) ?? []) resume(decision);
    this.#waiting.delete(request);
  }

  of(kind: Effect['kind'], key: string): Effect[] {
    return this.effects.filter((e) => e.kind === kind && e.key === key);
  }

  /** Whether that effect was reported before the deadline, in real ms. */
  reported(
    kind: Effect['kind'],
    request: string,
    ms: number
  ): Promise<boolean> {
    const isIt = (e: Effect) => e.kind === kind && e.request === request;
    return until(() => this.effects.some(isIt), ms, 5);
  }

  /** Every body that still waits fails: nothing is left behind. */
  close(): Promise<void> {
    for (const request of this.#waiting.keys()) {
      this.decide(request, { next: 'fail' });
    }
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #take(url: string, report: Omit<Effect, 'atMs'>): Promise<unknown> {
    if (url === '/gate') return this.#pass(report.request);
    this.effects.push({ ...report, atMs: this.nowMs });
    return { position: this.effects.length };
  }

  #pass(request: string): Promise<Decision> {
    const known = this.#decisions.get(request);
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => {
      const others = this.#waiting.get(request) ?? [];
      this.#waiting.set(request, [...others, resolve]);
    });
  }
}
