/**
 * Virtual time. It moves only when the scheduler moves it; each process reads
 * it with a skew of its own.
 */
export class VirtualClock {
  #nowMs: number;
  readonly #skewMs: readonly number[];
  /** By process: how far it has jumped ahead of what it was. */
  readonly #aheadMs = new Map<number, number>();

  constructor(startMs: number, skewMs: readonly number[] = []) {
    this.#nowMs = startMs;
    this.#skewMs = skewMs;
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  nowOf(process: number): number {
    const skewMs = this.#skewMs[process] ?? 0;
    return this.#nowMs + skewMs + (this.#aheadMs.get(process) ?? 0);
  }

  /** Later than anything that a clock which jumped has said. */
  get latestMs(): number {
    return this.#nowMs + Math.max(0, ...this.#aheadMs.values());
  }

  /** One process reads so much more from now on. */
  jump(process: number, ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`A clock cannot jump by ${ms} ms`);
    this.#aheadMs.set(process, (this.#aheadMs.get(process) ?? 0) + ms);
  }

  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`Time cannot move by ${ms} ms`);
    this.#nowMs += ms;
  }
}
