import { until } from '../deadline.js';
import type { Effect, Ledger } from '../ledger.js';

/** How long an effect may take to show, in real ms. */
export const EFFECT_MS = 15_000;

/** What the bodies of one try do, past the engine, and what they are told. */
export class Bodies {
  readonly #ledger: Ledger;
  readonly #key: string;

  constructor(ledger: Ledger, key: string) {
    this.#ledger = ledger;
    this.#key = key;
  }

  /** Names a request of this try. */
  request(name: string): string {
    return `${this.#key}/${name}`;
  }

  /** Whether that request's step begins before the deadline. */
  runs(name: string, ms = EFFECT_MS): Promise<boolean> {
    return this.#ledger.reported('step', this.request(name), ms);
  }

  /** Whether that effect is seen a second time before the deadline. */
  again(kind: Effect['kind'], name: string, ms = EFFECT_MS): Promise<boolean> {
    return until(() => this.effects(kind, name).length > 1, ms);
  }

  ran(name: string): boolean {
    return this.effects('body', name).length > 0;
  }

  /** Of a request, or of all of this try. */
  effects(kind: Effect['kind'], name?: string): Effect[] {
    const wanted = name === undefined ? undefined : this.request(name);
    return this.#ledger.effects.filter(
      (effect) =>
        effect.kind === kind &&
        (wanted === undefined
          ? effect.request.startsWith(this.request(''))
          : effect.request === wanted)
    );
  }

  decide(name: string, next: 'return' | 'fail' | 'await'): void {
    this.#ledger.decide(this.request(name), { next });
  }

  /** Lets every body of this try go that is still held at its gate. */
  release(): void {
    for (const { request } of this.effects('step')) {
      this.#ledger.decide(request, { next: 'return' });
    }
  }
}
