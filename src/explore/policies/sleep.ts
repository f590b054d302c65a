import { currentActor } from '../../sim/context.js';

/**
 * Waits in virtual time: the timer is the actor's own, so it needs no patched
 * built-ins and fires where the schedule says.
 */
export function sleep(ms: number): Promise<void> {
  const actor = currentActor();
  const surroundings = actor?.surroundings;
  if (!actor || !surroundings) {
    throw new TypeError('Only an actor can wait: nobody moves time otherwise');
  }
  return new Promise((resolve) => {
    surroundings.setTimer(actor, {
      delayMs: ms,
      repeats: false,
      callback: resolve,
    });
  });
}

/**
 * The pauses of one who waits for others, in ms. The first are as short as a
 * race, the last outlasts everybody who waits less: time skips to a timer only
 * when nothing else can go on.
 */
export const PAUSES_MS: readonly number[] = [1, 30, 1_000, 20_000];

/** The pauses of a run that waits for its payloads: longer than any sender's. */
export const PATIENCE_MS: readonly number[] = [2, 50, 2_000, 600_000];
