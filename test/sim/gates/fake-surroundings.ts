import type { Surroundings, TimerRequest } from '../../../src/sim/context.js';
import { type ActorContext, runAs } from '../../../src/sim/context.js';

/** Surroundings that a test moves by hand. */
export class FakeSurroundings implements Surroundings {
  now = Date.UTC(2030, 0, 1);
  readonly actor: ActorContext;
  /** Set and neither fired nor cancelled, oldest first. */
  readonly timers: TimerRequest[] = [];
  #draws = 0;

  constructor(process = 0) {
    this.actor = { name: 'A', process, surroundings: this };
  }

  nowMs(): number {
    return this.now;
  }

  /** 0, 1/8, 2/8 … so that a test can tell what was drawn. */
  random(): number {
    return (this.#draws++ % 8) / 8;
  }

  setTimer(_actor: ActorContext, request: TimerRequest): () => void {
    this.timers.push(request);
    return () => {
      const at = this.timers.indexOf(request);
      if (at >= 0) this.timers.splice(at, 1);
    };
  }

  get delays(): number[] {
    return this.timers.map(({ delayMs }) => delayMs);
  }

  /** Fires the oldest, as the machine would. */
  fire(): void {
    const request = this.timers.shift();
    if (request?.repeats) this.timers.push(request);
    request?.callback();
  }

  do<T>(body: () => T): T {
    return runAs(this.actor, body);
  }
}
