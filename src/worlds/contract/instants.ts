import type { Instant, Shown } from '../../model/view.js';

/**
 * The times that a World shows, without the time at which the schedule was
 * played. Where its clock is virtual, ms since the schedule began; where it is
 * not, the values of each field of each entity are counted as they come.
 */
export class Instants {
  readonly #startMs: number | undefined;
  readonly #seen = new Map<string, number[]>();

  /** `startMs`: absent where the World stamps by a clock of its own. */
  constructor(startMs?: number) {
    this.#startMs = startMs;
  }

  of(entity: string, field: string, value: unknown): Shown<Instant> {
    const ms = msOf(value);
    if (ms === undefined) return null;
    if (this.#startMs !== undefined) return ms - this.#startMs;
    const key = `${entity} ${field}`;
    const seen = this.#seen.get(key) ?? [];
    this.#seen.set(key, seen);
    const at = seen.indexOf(ms);
    return at < 0 ? seen.push(ms) - 1 : at;
  }
}

/** Dates come as such, as ISO text or as ms. */
function msOf(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const isTime = typeof value === 'string' || typeof value === 'number';
  const ms = isTime ? new Date(value).getTime() : Number(value);
  return Number.isNaN(ms) ? undefined : ms;
}
