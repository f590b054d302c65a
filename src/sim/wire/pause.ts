import { setTimeout as realTimeout } from 'node:timers';

// Taken before the gates patch the module.
const timeout = realTimeout;

/**
 * Resolves when told to, or after so many real milliseconds. It decides only
 * how often one asks, never what the answer is.
 */
export class Pause {
  #wake: (() => void) | undefined;

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = timeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  end(): void {
    this.#wake?.();
    this.#wake = undefined;
  }
}
