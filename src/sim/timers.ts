import type { ActorContext, TimerRequest } from './context.js';
import type { Frames } from './frames/frame.js';

/** A timer that is set, with the virtual time at which it is due. */
export interface ArmedTimer {
  readonly actor: ActorContext;
  readonly request: TimerRequest;
  readonly dueMs: number;
  /** Order of setting: of two timers due at once, the older fires first. */
  readonly sequence: number;
  /** Where it was set. */
  readonly at?: Frames | undefined;
}

/** The timer that fires next, if there is any. */
export function earliest(timers: Iterable<ArmedTimer>): ArmedTimer | undefined {
  let first: ArmedTimer | undefined;
  for (const timer of timers) {
    if (!first || byTime(timer, first) < 0) first = timer;
  }
  return first;
}

export function byTime(a: ArmedTimer, b: ArmedTimer): number {
  return a.dueMs === b.dueMs ? a.sequence - b.sequence : a.dueMs - b.dueMs;
}
