import type { Kind } from '../laboratory/kind.js';
import type { Pool } from '../laboratory/pool.js';
import type { Watch } from '../laboratory/watch.js';
import { SCHEDULE_BUDGET_MS } from './budgets.js';
import type { WorldWords } from './messages.js';
import type { Plan } from './plan/plan.js';
import { emptyTally, mergeTally } from './tally.js';

/** Real time for a host to start and to load its World, in ms. */
const LOAD_MS = 30_000;

/** Worlds under gates. */
export const WORLDS: Kind<Plan, WorldWords> = {
  what: 'the World',
  module: new URL('./laboratory.js', import.meta.url),
  tally: { empty: emptyTally, merge: mergeTally },
  patience: { loadMs: LOAD_MS, scheduleMs: SCHEDULE_BUDGET_MS, graceMs: 2000 },
};

/** The hosts of one World. */
export type WorldPool = Pool<Plan, WorldWords>;

/** What a check asks of them, whether or not it remembers answers. */
export type Hosts = Pick<WorldPool, 'work' | 'shrink' | 'isGivenUp'>;

/** Worlds with somebody who looks on. */
export function watched(watch: Watch | undefined): typeof WORLDS {
  return { ...WORLDS, watch };
}
