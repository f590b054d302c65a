import {
  clearTimeout as realClear,
  setTimeout as realTimeout,
} from 'node:timers';
import type { ActorContext, TimerRequest } from '../../sim/context.js';
import { randomStream } from '../../sim/random.js';

// Taken before the gates patch them.
const timeout = realTimeout;
const clear = realClear;
const { now } = Date;

/**
 * Where an engine comes up, with the loops that it keeps: pollers, sweeps,
 * schedulers. They live in real time until they are frozen; from then on no
 * timer of theirs fires, so that they belong to no schedule.
 */
export class Background {
  readonly #timers = new Set<NodeJS.Timeout>();
  #frozenAtMs: number | undefined;

  context(process: number): ActorContext {
    const stream = randomStream('ids', 'background', process);
    const surroundings = {
      nowMs: () => this.#frozenAtMs ?? now(),
      random: () => stream.next(),
      setTimer: (_actor: ActorContext, request: TimerRequest) =>
        this.#set(request),
    };
    return { name: `background ${process}`, process, surroundings };
  }

  freeze(): void {
    this.#frozenAtMs = now();
    for (const timer of this.#timers) clear(timer);
    this.#timers.clear();
  }

  #set(request: TimerRequest): () => void {
    if (this.#frozenAtMs !== undefined) return () => undefined;
    const timer: NodeJS.Timeout = timeout(() => {
      this.#timers.delete(timer);
      request.callback();
      if (request.repeats) this.#set(request);
    }, request.delayMs);
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
      clear(timer);
    };
  }
}
