import { readFileSync } from 'node:fs';

/** How old a reading may be, in real ms: schedules begin by the thousand. */
const FRESH_MS = 250;

/**
 * Real ms that the main thread of a process has waited for a processor so far;
 * 0 where the system does not tell, as all but Linux.
 */
export function starvedMs(pid: number | undefined): number {
  try {
    const text = readFileSync(`/proc/${pid}/schedstat`, 'utf8');
    return Number(text.split(' ')[1]) / 1_000_000 || 0;
  } catch {
    return 0;
  }
}

/**
 * Tells when a process has had its time. What it waited for a processor does
 * not count: on a busy machine a good World is slow, and no more than that.
 */
export class Deadline {
  readonly #onLate: () => void;
  readonly #starvedMs: () => number;
  #timer: NodeJS.Timeout | undefined;
  #forgivenMs = 0;
  #readMs = Number.NEGATIVE_INFINITY;

  constructor(onLate: () => void, starved: () => number) {
    this.#onLate = onLate;
    this.#starvedMs = starved;
  }

  /** From now on, whatever was set before; `isStrict` forgives nothing. */
  set(ms: number, isStrict = false): void {
    this.clear();
    if (isStrict) {
      this.#timer = setTimeout(this.#onLate, ms);
      return;
    }
    if (performance.now() - this.#readMs > FRESH_MS) this.#read();
    this.#timer = setTimeout(() => this.#expire(), ms);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }

  #read(): void {
    this.#readMs = performance.now();
    this.#forgivenMs = this.#starvedMs();
  }

  #expire(): void {
    const before = this.#forgivenMs;
    this.#read();
    const moreMs = this.#forgivenMs - before;
    if (moreMs < 1) this.#onLate();
    else this.#timer = setTimeout(() => this.#expire(), moreMs);
  }
}
