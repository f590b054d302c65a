import { setImmediate as realImmediate } from 'node:timers';

/** How the machine waits, in real time, for continuations to run dry. */
export interface Idle {
  /** Until every microtask and tick that is queued has run. */
  settle(): Promise<void>;
  /** Until something from outside has happened, or the budget is spent. */
  outside(happened: () => boolean): Promise<boolean>;
}

// Taken before the gates patch the module.
const immediate = realImmediate;

/**
 * Node's own idle: a real `setImmediate` runs after every microtask and tick.
 * `outsideTurnsMax` bounds the turns of the event loop that are spent waiting
 * for what no gate controls.
 */
export function nodeIdle(outsideTurnsMax: number): Idle {
  const settle = (): Promise<void> =>
    new Promise((resolve) => {
      immediate(resolve);
    });
  return {
    settle,
    async outside(happened) {
      for (let turn = 0; turn < outsideTurnsMax; turn++) {
        if (happened()) return true;
        await settle();
      }
      return happened();
    },
  };
}
