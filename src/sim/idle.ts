import { realImmediate } from './wire/real-timers.js';

/** How the machine waits, in real time, for continuations to run dry. */
export interface Idle {
  /** Until every microtask and tick that is queued has run. */
  settle(): Promise<void>;
  /** Until something from outside has happened, or the budget is spent. */
  outside(happened: () => boolean): Promise<boolean>;
}

/** Immediates that are set at once: more would keep signals waiting. */
const SLOTS_MAX = 16;

/**
 * Node drains every microtask and tick between two immediates of one turn of
 * the event loop, so a turn that is set several serves several waits, each as
 * well as a turn of its own and at a third of the price. As many are set as
 * the last turn has used, and as many again.
 */
class Slots {
  #waiting: (() => void)[] = [];
  #left = 0;
  #used = 0;

  wait(resolve: () => void): void {
    this.#waiting.push(resolve);
    if (this.#left > 0) return;
    this.#left = Math.min(SLOTS_MAX, Math.max(1, 2 * this.#used));
    this.#used = 0;
    for (let at = 0; at < this.#left; at++) realImmediate(this.#run);
  }

  readonly #run = (): void => {
    this.#left--;
    if (this.#waiting.length === 0) return;
    this.#used++;
    for (const resolve of this.#waiting.splice(0)) resolve();
  };
}

/** Of the process: what one schedule has left over serves the next. */
const slots = new Slots();

/** As often the turns are spent again while something is under way. */
const WAITS_MAX = 200;

/**
 * Node's own idle: a real `setImmediate` runs after every microtask and tick.
 * `outsideTurnsMax` bounds the turns of the event loop that are spent waiting
 * for what no gate controls; they are spent again as long as something
 * `isUnderWay` that comes to its end, which takes longer where the machine is busy.
 */
export function nodeIdle(
  outsideTurnsMax: number,
  isUnderWay: () => boolean = () => false
): Idle {
  return {
    settle: () => new Promise((resolve) => slots.wait(resolve)),
    async outside(happened) {
      for (let wait = 0; wait < WAITS_MAX; wait++) {
        for (let turn = 0; turn < outsideTurnsMax; turn++) {
          if (happened()) return true;
          // In a turn of its own: only then does Node look at the outside.
          await new Promise((resolve) => realImmediate(resolve));
        }
        if (!isUnderWay()) break;
      }
      return happened();
    },
  };
}
