import type { ActorContext, TimerRequest } from '../../sim/context.js';
import { randomStream } from '../../sim/random.js';
import { realClear, realTimeout } from '../../sim/wire/real-timers.js';

/** Of a clock that no gate patches. */
const passedMs = () => Number(process.hrtime.bigint() / 1_000_000n);

// Loaded by no actor, so that this is the real time.
const beginningMs = Date.now() - passedMs();

const realNow = () => beginningMs + passedMs();

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
      nowMs: () => this.#frozenAtMs ?? realNow(),
      random: () => stream.next(),
      setTimer: (_actor: ActorContext, request: TimerRequest) =>
        this.#set(request),
    };
    return { name: `background ${process}`, process, surroundings };
  }

  freeze(): void {
    this.#frozenAtMs = realNow();
    for (const timer of this.#timers) realClear(timer);
    this.#timers.clear();
  }

  #set(request: TimerRequest): () => void {
    if (this.#frozenAtMs !== undefined) return () => undefined;
    const timer: NodeJS.Timeout = realTimeout(() => {
      this.#timers.delete(timer);
      request.callback();
      if (request.repeats) this.#set(request);
    }, request.delayMs);
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
      realClear(timer);
    };
  }
}
