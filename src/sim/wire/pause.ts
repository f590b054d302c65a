import { realTimeout } from './real-timers.js';

/** Real ms between two beats. */
const BEAT_MS = 2;

/**
 * Resolves when told to, or after so many real beats. It decides only how often
 * one asks, never what the answer is. So one timer serves all pauses that are
 * under way: a timer for each would cost more than most pauses last.
 */
export class Pause {
  #waiting: (() => void)[] = [];
  #left = 0;
  #isBeating = false;
  #timer: NodeJS.Timeout | undefined;

  /** The beat that is under way counts for none. */
  wait(beats: number): Promise<void> {
    this.#left = beats + 1;
    if (!this.#isBeating) this.#beat();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  end(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #beat(): void {
    this.#isBeating = true;
    if (this.#timer) this.#timer.refresh();
    else this.#timer = realTimeout(this.#beaten, BEAT_MS);
  }

  readonly #beaten = (): void => {
    this.#isBeating = false;
    if (this.#waiting.length === 0) return;
    this.#left--;
    if (this.#left <= 0) this.end();
    else this.#beat();
  };
}
