/**
 * Virtual time. It moves only when the scheduler moves it; each process reads
 * it with a skew of its own.
 */
export class VirtualClock {
  #nowMs: number;
  readonly #skewMs: readonly number[];

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
}
