import type { ShrinkJob } from '../divergences.js';
import { ATTEMPTS_MAX } from './shrink.js';

/** With fewer whole runs than these a story hardly gets shorter. */
const RUNS_MIN = 30;

export interface ShrinkShare {
  readonly jobs: readonly ShrinkJob[];
  /** Whole runs that each of them may cost; undefined: the default. */
  readonly attemptsMax: number | undefined;
}

/**
 * What is shrunk where all of it may cost so many whole runs: of a World that
 * breaks nearly everything one plan of each clause, and each for its part.
 */
export function shrinkShare(
  jobs: readonly ShrinkJob[],
  runsMax: number | undefined
): ShrinkShare {
  if (runsMax === undefined || jobs.length * ATTEMPTS_MAX <= runsMax) {
    return { jobs, attemptsMax: undefined };
  }
  const isMany = jobs.length * RUNS_MIN > runsMax;
  const kept = isMany ? jobs.filter(isFirstOfItsKind) : jobs;
  const attemptsMax = Math.floor(runsMax / kept.length);
  return { jobs: kept, attemptsMax: Math.min(attemptsMax, ATTEMPTS_MAX) };
}

function isFirstOfItsKind(
  { clause, doubt }: ShrinkJob,
  at: number,
  all: readonly ShrinkJob[]
): boolean {
  const first = all.findIndex(
    (each) => each.clause === clause && each.doubt === doubt
  );
  return first === at;
}
