import type { ExhaustJob } from '../../laboratory/jobs.js';
import type { Contract } from '../../model/contract.js';
import { NEMESIS } from '../draw-faults.js';
import { draftsOfPair } from './pair-drafts.js';
import { needsOfPair, pairById } from './pair-scenario.js';
import type { Pair } from './pairs.js';
import { type FaultGround, POINTS } from './point-faults.js';

/** What the small scope counts on. */
export const SCOPE_PREEMPTIONS = 1;

/** Schedules that a pair may take; one that would take more is not complete. */
const PAIR_MAX = 150;

/** The same where nothing else waits for them: what is left is for the next. */
const ALONE_MAX = 3000;

export interface ScopeOptions {
  /** Ids of pairs, in their order. */
  readonly pairs: readonly string[];
  readonly contract: Contract;
  readonly processesMax?: number | undefined;
  /** Where faults can befall the subject. */
  readonly ground?: FaultGround | undefined;
  /** Where nothing else is to be run: all that there may be. */
  readonly schedules?: number | undefined;
}

/**
 * The pairs that a subject can be asked, in one process and, where two can
 * share its state, in two: first those that are worth most, a few of them in one
 * process and then in two. The order depends on nothing else.
 */
export function scopeJobs(options: ScopeOptions): ExhaustJob[] {
  const { pairs, contract, processesMax = 2, ground = {} } = options;
  const { capabilities } = contract;
  const all = pairs.filter((id) => {
    const pair = pairById(id);
    return pair && needsOfPair(pair).every((need) => capabilities.has(need));
  });
  const faultOf = (id: string) => pairById(id)?.fault;
  const asked = all.filter((id) => !faultOf(id));
  const befallen = all
    .filter((id) => {
      const fault = faultOf(id);
      return fault && POINTS[fault].mayBefall(ground);
    })
    .flatMap(befallenJobs);
  const isShared = processesMax > 1 && capabilities.has('sharedState');
  const ways = isShared ? [ONE, TWO] : [ONE];
  // Calls of a World in memory race only if they are made together.
  if (!capabilities.has('sharedState')) ways.push(AT_ONCE);
  const jobs: ExhaustJob[] = [];
  for (let from = 0; from < asked.length; from += WAVE) {
    const wave = asked.slice(from, from + WAVE);
    for (const way of ways) {
      jobs.push(...wave.map((scenario) => jobOf(scenario, way)));
    }
    jobs.push(...befallen.splice(0, WAVE));
  }
  jobs.push(...befallen);
  if (options.schedules === undefined) return jobs;
  const each = Math.floor(options.schedules / Math.max(1, jobs.length));
  // Where time alone ends it, no pair may take all that there is.
  if (each <= PAIR_MAX || !Number.isFinite(each)) {
    return jobs.map((job) => ({ ...job, schedulesMax: ALONE_MAX }));
  }
  return jobs.map(({ isEnoughInOrder: _, ...job }) => ({
    ...job,
    schedulesMax: each,
  }));
}

/**
 * Pairs that are searched in one process before they are in two: few, so that
 * a World of which a pair takes many schedules is asked both.
 */
const WAVE = 10;

/** How a pair is played: in one process, in two, or both calls at once. */
const ONE = { draft: 0 };
const TWO = { draft: 1 };
const AT_ONCE = { draft: 0, together: [0] };

/** What a pair that a fault befalls may take: it has more to put in order. */
const BEFALLEN_MAX = 400;

/**
 * Of a single call it is the fault that takes the one preemption, also where it
 * comes before everything: what the process does by itself as it starts again is
 * put before the call and after it, and through it by samples alone.
 */
function befallenJobs(scenario: string): ExhaustJob[] {
  const pair = pairById(scenario) as Pair;
  return draftsOfPair(pair).map((_, draft) => ({
    ...jobOf(scenario, { draft }),
    ...(pair.letters.length === 1 && { costly: [NEMESIS] }),
    schedulesMax: BEFALLEN_MAX,
  }));
}

function jobOf(
  scenario: string,
  way: Pick<ExhaustJob, 'draft' | 'together'>
): ExhaustJob {
  return {
    kind: 'exhaust',
    scenario,
    ...way,
    preemptions: SCOPE_PREEMPTIONS,
    schedulesMax: PAIR_MAX,
    isEnoughInOrder: true,
  };
}
