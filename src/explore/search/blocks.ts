import type { ExhaustJob } from '../../laboratory/jobs.js';
import { CHECK_SCHEDULES } from '../budgets.js';
import { EXHAUST_SHARE, SAMPLES, type Search } from '../jobs.js';

/** The part of a check that learns from nothing but itself. */
export interface BlockPlan {
  /** Its place among `of`. */
  readonly at: number;
  readonly of: number;
  /** All that it runs; without bound where only time ends the check. */
  readonly schedules: number;
  /** Searched through first, for as many schedules as `exhaustMax`. */
  readonly exhaust: readonly ExhaustJob[];
  readonly exhaustMax: number;
  /** Whether what exhaustive search leaves goes to samples. */
  readonly samples: boolean;
}

/** Schedules from which a block learns something, and blocks at most. */
const BLOCK = 250;
const BLOCKS_MIN = 8;
const BLOCKS_MAX = 32;

export interface BlocksOptions {
  /** Infinity where only time ends the check. */
  readonly schedules: number;
  readonly search: Search;
  readonly exhaust: readonly ExhaustJob[];
}

/**
 * Parts the schedules of a check into blocks, as the options alone decide it:
 * not the number of workers nor that of shards, which take whole blocks. What
 * a block plays depends on the seed and on what it has seen itself, so that it
 * plays the same wherever it is played.
 */
export function blocksOf(options: BlocksOptions): BlockPlan[] {
  const { schedules, search, exhaust } = options;
  const of = countOf(options);
  return Array.from({ length: of }, (_, at) => {
    const own = shareOf(schedules, at, of);
    return {
      at,
      of,
      schedules: own,
      exhaust: exhaust.filter((_job, place) => place % of === at),
      exhaustMax: exhaustMax(search, own, of),
      samples: SAMPLES[search],
    };
  });
}

/**
 * Where nothing is drawn, no more blocks than there are searches; and few all
 * the same, as what one search leaves is for the others of its block alone.
 */
function countOf({ schedules, search, exhaust }: BlocksOptions): number {
  const searches = SAMPLES[search] ? BLOCKS_MAX : exhaust.length;
  const most = Math.min(BLOCKS_MAX, searches);
  const wanted = Math.max(BLOCKS_MIN, Math.floor(schedules / BLOCK));
  return Math.max(1, Math.min(wanted, most, schedules));
}

/** Where time alone ends the check, samples get their turn all the same. */
function exhaustMax(search: Search, own: number, of: number): number {
  const share = EXHAUST_SHARE[search];
  if (Number.isFinite(own)) return Math.floor(own * share);
  return SAMPLES[search] ? Math.floor((CHECK_SCHEDULES * share) / of) : own;
}

/** They differ by one at most, and add up. */
function shareOf(schedules: number, at: number, of: number): number {
  if (!Number.isFinite(schedules)) return schedules;
  return Math.floor(schedules / of) + (at < schedules % of ? 1 : 0);
}
