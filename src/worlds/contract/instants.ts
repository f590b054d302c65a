import { isDate } from 'node:util/types';
import type { Given, GivenTime, Instant, Shown } from '../../model/view.js';

/**
 * The times that a World shows, without the time at which the schedule was
 * played. Where its clock is virtual, ms since the schedule began; where it is
 * not, the values of each field of each entity are counted as they come.
 */
export class Instants {
  readonly #startMs: number | undefined;
  readonly #givenFromMs: number | undefined;
  readonly #seen = new Map<string, number[]>();
  readonly #given = new Map<string, Set<number>>();

  /**
   * `startMs`: absent where the World stamps by a clock of its own. What a
   * caller gives is of the virtual clock all the same: `givenFromMs`, that of
   * the process whose clock is the slowest.
   */
  constructor(startMs?: number, givenFromMs = startMs) {
    this.#startMs = startMs;
    this.#givenFromMs = givenFromMs;
  }

  /** A time that a caller gave, in ms from the beginning. */
  givenFrom(value: unknown): Shown<GivenTime> {
    const ms = msOf(value);
    if (ms === undefined) return null;
    if (this.#givenFromMs === undefined) return undefined;
    return isDate(value) ? ms - this.#givenFromMs : 'text';
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

  /** The time that a caller gives for an entity: so many ms from now. */
  give(entity: string, nowMs: number, inMs: number): Date {
    const time = new Date(nowMs + inMs);
    const key = `${entity} ${time.getTime()}`;
    this.#given.set(key, new Set(this.#given.get(key)).add(inMs));
    return time;
  }

  /** A time that was given, by what was said of it. */
  given(entity: string, value: unknown): Given {
    if (value === undefined || value === null) return null;
    if (!isDate(value)) return `a ${typeof value} that is no Date`;
    const said = this.#given.get(`${entity} ${value.getTime()}`);
    if (said === undefined) return 'a time that nobody gave';
    // Two said the same time in other words: which of them, nobody knows.
    return said.size > 1 ? undefined : [...said][0];
  }
}

/** Dates come as such, as ISO text or as ms. */
function msOf(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const isTime = typeof value === 'string' || typeof value === 'number';
  const ms = isTime ? new Date(value).getTime() : Number(value);
  return Number.isNaN(ms) ? undefined : ms;
}
