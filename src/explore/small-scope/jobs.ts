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

/** The same of races alone: one pair that has many may not take those of three. */
const RACES_MAX = 50;

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
 * share its state, in two: first those that are worth most. Two processes show what
 * one does but for what it keeps in mind, and so get ahead: a lock in the process
 * keeps its own calls apart. The order depends on nothing else.
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
  const lanes: Lane[] = isShared
    ? [laneOf(asked, TWO, 2 * WAVE), laneOf(asked, ONE)]
    : [laneOf(asked, ONE)];
  // Calls of a World in memory race only if they are made together.
  if (!capabilities.has('sharedState')) lanes.push(laneOf(asked, AT_ONCE));
  const jobs: ExhaustJob[] = [];
  while (lanes.some(({ left }) => left.length > 0)) {
    for (const { left, size } of lanes) jobs.push(...left.splice(0, size));
    jobs.push(...befallen.splice(0, WAVE));
  }
  jobs.push(...befallen);
  if (options.schedules === undefined) {
    return jobs.length > FEW ? jobs.map(racesOnly) : jobs;
  }
  const each = Math.floor(options.schedules / Math.max(1, jobs.length));
  // Where time alone ends it, no pair may take all that there is.
  if (each <= PAIR_MAX || !Number.isFinite(each)) {
    return jobs.map((job) => ({ ...job, schedulesMax: ALONE_MAX }));
  }
  return jobs.map(({ enough: _, ...job }) => ({
    ...job,
    schedulesMax: each,
  }));
}

/**
 * Pairs that are searched in one way before they are in another: few, so that a
 * World of which a pair takes many schedules is asked in each.
 */
const WAVE = 10;

/**
 * Of so many pairs each is searched in order, however much else waits; of more
 * it is the races first, of as many pairs as there is time for.
 */
const FEW = 20;

function racesOnly(job: ExhaustJob): ExhaustJob {
  const isBefallen = pairById(job.scenario)?.fault !== undefined;
  if (isBefallen) return job;
  return { ...job, enough: 'races', schedulesMax: RACES_MAX };
}

/** Pairs that are played in one way, so many of them in each wave. */
interface Lane {
  readonly left: ExhaustJob[];
  readonly size: number;
}

function laneOf(
  pairs: readonly string[],
  way: Pick<ExhaustJob, 'draft' | 'together'>,
  size = WAVE
): Lane {
  return { left: pairs.map((scenario) => jobOf(scenario, way)), size };
}

/** How a pair is played: in one process, in two, or both calls at once. */
const ONE = { draft: 0 };
const TWO = { draft: 1 };
const AT_ONCE = { draft: 0, together: [0] };

/** What a pair that a fault befalls may take: it has more to put in order. */
const BEFALLEN_MAX = 400;

/**
 * It is the fault that takes the one preemption, also where it comes before everything
 * or after it: two calls are made one after the other but for it, and what the process
 * does by itself as it starts again is put before a call and after it. How they go
 * through each other is searched without faults, and both at once by samples.
 */
function befallenJobs(scenario: string): ExhaustJob[] {
  const pair = pairById(scenario) as Pair;
  return draftsOfPair(pair).map((_, draft) => ({
    ...jobOf(scenario, { draft }),
    costly: [NEMESIS],
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
    enough: 'inOrder',
  };
}
