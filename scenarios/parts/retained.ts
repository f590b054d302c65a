import type { Capability } from '../../src/model/contract.js';
import { claim } from './hook-moves.js';
import { advance, complete, start } from './moves.js';

/**
 * The margins are hundreds of times the skew of any process and the length of
 * any race, so that each draft is clearly on its side of the deadline.
 */
export const RETAIN_MS = 60_000;
export const BEFORE = advance(30_000);
export const AFTER = advance(90_000);

export const RETENTION_NEEDS: readonly Capability[] = ['hookRetention'];

/** For what comes of a deadline that has passed. */
export const PASSING_NEEDS: readonly Capability[] = [
  ...RETENTION_NEEDS,
  'virtualTime',
];

/** r1 runs and owns t1, retained; r2 would like to have it. */
export const RETAINING = [
  start('r1'),
  claim('r1', 'h1', 't1', RETAIN_MS),
  start('r2'),
];

/** The same after the end of r1. */
export const RETAINED = [...RETAINING, complete('r1')];
