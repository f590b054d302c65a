import { gate } from '../../sim/context.js';
import type { Effect } from '../ledger.js';
import type { Outcome } from '../outcome.js';
import type { Reporter } from '../program.js';

/** What an actor was told, and after which step. */
export interface Heard {
  readonly name: string;
  readonly step: number;
  readonly words: string;
}

/**
 * What the actors of one schedule share. Effects are counted here, in the same
 * process and past the engine; `atMs` of an effect is the step after which it
 * was seen.
 */
export class Stage {
  readonly key = 'key';
  readonly effects: Effect[] = [];
  readonly told: Heard[] = [];
  readonly outcomes = new Map<string, Outcome>();
  /** What was read when all was over. */
  readonly found = new Map<string, string>();
  readonly #step: () => number;
  readonly #waiting: { request: string; resolve: () => void }[] = [];

  constructor(
    readonly surface: string,
    step: () => number
  ) {
    this.#step = step;
  }

  request(name: string): string {
    return `${this.key}/${name}`;
  }

  answer(name: string, outcome: Outcome): void {
    this.outcomes.set(name, outcome);
    const { type } = outcome;
    this.tell(name, type === 'rejected' ? `rejected: ${outcome.why}` : type);
  }

  tell(name: string, words: string): void {
    this.told.push({ name, step: this.#step(), words });
  }

  add(effect: Omit<Effect, 'atMs'>): number {
    this.effects.push({ ...effect, atMs: this.#step() });
    if (effect.kind === 'step') {
      for (const { request, resolve } of this.#waiting) {
        if (request === effect.request) resolve();
      }
    }
    return this.effects.length;
  }

  of(kind: Effect['kind'], name: string): Effect[] {
    const request = this.request(name);
    return this.effects.filter((e) => e.kind === kind && e.request === request);
  }

  /** Resolves when that request's work has begun. */
  atWork(name: string): Promise<void> {
    if (this.of('step', name).length > 0) return Promise.resolve();
    const request = this.request(name);
    return new Promise((resolve) => {
      this.#waiting.push({ request, resolve });
    });
  }
}

/** How bodies report to the stage that is played now. */
export function stageReporter(stage: () => Stage, place: string): Reporter {
  return {
    report: async (kind, { key, request }, detail) =>
      stage().add({ kind, key, request, place, detail }),
    // The work ends when the schedule says so.
    gate: ({ request }) =>
      gate({ kind: 'call', name: 'work', target: request }, () => ({
        next: 'return' as const,
      })),
  };
}
