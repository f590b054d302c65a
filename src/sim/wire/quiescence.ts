import { realImmediate } from './real-timers.js';

/**
 * Calls back when all that an answer has set off at once has run dry: Node
 * drains every microtask and tick before it. Asked several times, it does so
 * once.
 */
export class Quiescence {
  readonly #callback: () => void;
  #isComing = false;

  constructor(callback: () => void) {
    this.#callback = callback;
  }

  await(): void {
    if (this.#isComing) return;
    this.#isComing = true;
    realImmediate(this.#come);
  }

  readonly #come = (): void => {
    this.#isComing = false;
    this.#callback();
  };
}
