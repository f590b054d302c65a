import type { ReadyGate } from '../ready.js';

/**
 * Draws the schedule: the index of the next gate to release, in the order of
 * `orderReady`. Any integer will do, it is taken modulo the length.
 */
export interface Strategy {
  pick(ready: readonly ReadyGate[], last: string | undefined): number;
}

/** Follows a list of choices; past its end the last actor goes on. */
export function followChoices(choices: readonly number[]): Strategy {
  let step = 0;
  return { pick: () => choices[step++] ?? 0 };
}

/** Past the end of the choices the last actor goes on: zeros say nothing. */
export function withoutTail(choices: readonly number[]): readonly number[] {
  const last = choices.findLastIndex((choice) => choice !== 0);
  return choices.slice(0, last + 1);
}
