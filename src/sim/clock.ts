import {
  type ActorContext,
  isGone,
  type Life,
  type TimerRequest,
} from './context.js';
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

/**
 * Virtual time. It moves only when the scheduler moves it; each process reads
 * it with a skew of its own.
 */
export class VirtualClock {
  #nowMs: number;
  #sequence = 0;
  readonly #skewMs: readonly number[];
  readonly #timers = new Set<ArmedTimer>();
  /** Of lives that have ended: no schedule fires them. */
  readonly #buried = new Set<ArmedTimer>();

  constructor(startMs: number, skewMs: readonly number[] = []) {
    this.#nowMs = startMs;
    this.#skewMs = skewMs;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  nowOf(process: number): number {
    return this.#nowMs + (this.#skewMs[process] ?? 0);
  }

  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`Time cannot move by ${ms} ms`);
    this.#nowMs += ms;
  }

  arm(actor: ActorContext, request: TimerRequest, at?: Frames): ArmedTimer {
    const dueMs = this.#nowMs + request.delayMs;
    const timer = { actor, request, dueMs, sequence: this.#sequence++, at };
    (isGone(actor) ? this.#buried : this.#timers).add(timer);
    return timer;
  }

  disarm(timer: ArmedTimer): void {
    this.#timers.delete(timer);
    this.#buried.delete(timer);
  }

  /** One life of a process has ended: its timers are nobody's. */
  bury(life: Life): void {
    for (const timer of this.#timers) {
      if (timer.actor.life !== life) continue;
      this.#timers.delete(timer);
      this.#buried.add(timer);
    }
  }

  /** The timer of the dead that would fire next. */
  nextBuried(): ArmedTimer | undefined {
    return earliest(this.#buried);
  }

  /** The timer that fires next, if any is set; of those asked for alone. */
  next(isAsked?: (timer: ArmedTimer) => boolean): ArmedTimer | undefined {
    return earliest(this.#timers, isAsked);
  }

  /**
   * Of each process the next timer, if its time has come: one process fires
   * its own in their order, two wait for each other in nothing.
   */
  due(): ArmedTimer[] {
    const first = new Map<number, ArmedTimer>();
    for (const timer of this.#timers) {
      if (timer.dueMs > this.#nowMs) continue;
      const { process } = timer.actor;
      const earlier = first.get(process);
      if (!earlier || isEarlier(timer, earlier)) first.set(process, timer);
    }
    return [...first.values()].sort((a, b) => (isEarlier(a, b) ? -1 : 1));
  }
}

function earliest(
  timers: Iterable<ArmedTimer>,
  isAsked?: (timer: ArmedTimer) => boolean
): ArmedTimer | undefined {
  let first: ArmedTimer | undefined;
  for (const timer of timers) {
    if (isAsked && !isAsked(timer)) continue;
    if (!first || isEarlier(timer, first)) first = timer;
  }
  return first;
}

function isEarlier(a: ArmedTimer, b: ArmedTimer): boolean {
  return a.dueMs === b.dueMs ? a.sequence < b.sequence : a.dueMs < b.dueMs;
}
