/** How far exploring has come, as far as it tells what shrinking will cost. */
export interface Explored {
  readonly schedules: number;
  /** Divergences that are to be shrunk. */
  readonly toShrink: number;
}

/** Whole runs that a divergence is shrunk in, on average. */
const RUNS_TO_SHRINK = 40;

/** The parts of a share that shrinking gets at least, and at most. */
const RESERVE_MIN = 0.05;
const RESERVE_MAX = 0.4;

/**
 * The share of a check's time that one subject has: from before it is
 * installed until its last divergence is shrunk.
 */
export class TimeShare {
  readonly nowMs: () => number;
  readonly startMs: number;
  /** Infinity where nobody set a limit. */
  readonly endMs: number;
  #loadedMs: number;

  constructor(nowMs: () => number, endMs: number) {
    this.nowMs = nowMs;
    this.startMs = nowMs();
    this.endMs = endMs;
    this.#loadedMs = this.startMs;
  }

  get isLimited(): boolean {
    return Number.isFinite(this.endMs);
  }

  /** Exploring begins: what is spent from here on is spent on schedules. */
  loaded(): void {
    this.#loadedMs = this.nowMs();
  }

  /**
   * Until when to explore: what was found has to be shrunk before the end, at
   * the speed that schedules have had so far.
   */
  exploreUntilMs({ schedules, toShrink }: Explored): number {
    if (!this.isLimited) return this.endMs;
    const shareMs = Math.max(0, this.endMs - this.startMs);
    const scheduleMs = (this.nowMs() - this.#loadedMs) / Math.max(1, schedules);
    const wantedMs = toShrink * RUNS_TO_SHRINK * scheduleMs;
    const leastMs = shareMs * RESERVE_MIN;
    const mostMs = shareMs * RESERVE_MAX;
    return this.endMs - Math.min(mostMs, Math.max(leastMs, wantedMs));
  }

  /** Until when to shrink the next of so many, by so many workers. */
  shrinkUntilMs(left: number, workers: number): number {
    if (!this.isLimited) return this.endMs;
    const nowMs = this.nowMs();
    const slots = Math.max(1, Math.ceil(left / workers));
    return nowMs + Math.max(0, this.endMs - nowMs) / slots;
  }

  /** A moment by the clock of the machine, which other processes read. */
  onWallMs(untilMs: number): number | undefined {
    if (!Number.isFinite(untilMs)) return undefined;
    return Date.now() + untilMs - this.nowMs();
  }
}
