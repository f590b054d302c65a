import { currentActor } from '../../sim/context.js';

/** A promise of a later time, and how to do without it. */
export interface Alarm {
  readonly rung: Promise<void>;
  cancel(): void;
}

/** By the virtual clock for the actors of a schedule, else by the real one. */
export function alarmIn(delayMs: number): Alarm {
  if (delayMs <= 0) return { rung: Promise.resolve(), cancel: () => undefined };
  const actor = currentActor();
  let ring: () => void = () => undefined;
  const rung = new Promise<void>((resolve) => {
    ring = resolve;
  });
  if (actor?.surroundings) {
    const request = { delayMs, repeats: false, callback: ring };
    return { rung, cancel: actor.surroundings.setTimer(actor, request) };
  }
  const timer = setTimeout(ring, delayMs);
  return { rung, cancel: () => clearTimeout(timer) };
}
