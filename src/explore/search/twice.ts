import { randomStream } from '../../sim/random.js';

/** One schedule in so many is run twice, and the two are compared. */
const TWICE_EVERY = 20;

/**
 * Which schedules of a sequence are run twice: of each window of twenty the one
 * that a stream draws, so that no scenario is left out for its place in a
 * round. Where fewer are `left`, one of these.
 */
export class TwiceDraw {
  readonly #name: readonly (string | number)[];
  #done = 0;
  #drawn = 0;

  constructor(...name: readonly (string | number)[]) {
    this.#name = name;
  }

  /** Whether the next schedule is. */
  next(left: number): boolean {
    const place = this.#done % TWICE_EVERY;
    if (place === 0) {
      const window = this.#done / TWICE_EVERY;
      const stream = randomStream('twice', ...this.#name, window);
      this.#drawn = stream.below(Math.min(TWICE_EVERY, left));
    }
    this.#done++;
    return place === this.#drawn;
  }
}
