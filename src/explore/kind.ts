import type { Kind } from '../laboratory/kind.js';
import type { Pool } from '../laboratory/pool.js';
import type { Watch } from '../laboratory/watch.js';
import type { SubjectSpec } from '../worlds/subject.js';
import { SCHEDULE_BUDGET_MS } from './budgets.js';
import type { WorldWords } from './messages.js';
import type { Plan } from './plan/plan.js';
import { emptyTally, mergeTally } from './tally.js';

/** Real time for a host to start and to load its World, in ms. */
const LOAD_MS = 15_000;

/** The same where the World waits for a server as well, which may be busy. */
const SERVED_LOAD_MS = 30_000;

/** Worlds under gates. */
export const WORLDS: Kind<Plan, WorldWords> = {
  what: 'the World',
  module: new URL('./laboratory.js', import.meta.url),
  tally: { empty: emptyTally, merge: mergeTally },
  patience: {
    loadMs: SERVED_LOAD_MS,
    scheduleMs: SCHEDULE_BUDGET_MS,
    graceMs: 2000,
  },
};

/** Whoever gives a schedule longer than that gives a World as long to load. */
export function loadMsOf(
  { needs }: Pick<SubjectSpec, 'needs'>,
  budgetMs = 0
): number {
  return Math.max(needs ? SERVED_LOAD_MS : LOAD_MS, budgetMs);
}

/** The hosts of one World. */
export type WorldPool = Pool<Plan, WorldWords>;

/** What a check asks of them, whether or not it remembers answers. */
export type Hosts = Pick<WorldPool, 'work' | 'shrink' | 'isGivenUp'>;

/** Worlds that get so long to be loaded, with somebody who looks on. */
export function watched(
  watch: Watch | undefined,
  loadMs: number
): typeof WORLDS {
  return { ...WORLDS, watch, patience: { ...WORLDS.patience, loadMs } };
}
