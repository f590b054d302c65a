import type { MutantResult } from '../../explore/mutants.js';

export interface Spread {
  /** Infinite where half of the seeds or more did not find the mutant. */
  readonly median: number;
  /** Infinite where one seed did not find it. */
  readonly worst: number;
}

export interface MutationScore {
  readonly total: number;
  /** By one seed at least. */
  readonly found: number;
  readonly foundByEverySeed: number;
  /** Schedules to the first detection, over all mutants and seeds. */
  readonly spread: Spread;
}

export function scoreOf(results: readonly MutantResult[]): MutationScore {
  return {
    total: results.length,
    found: results.filter(isFound).length,
    foundByEverySeed: results.filter(({ seeds }) =>
      seeds.every(({ found }) => found)
    ).length,
    spread: spreadOf(results.flatMap(detectionsOf)),
  };
}

export function isFound({ seeds }: MutantResult): boolean {
  return seeds.some(({ found }) => found);
}

export function spreadOfMutant(result: MutantResult): Spread {
  return spreadOf(detectionsOf(result));
}

/** A seed that found nothing counts as never, not as left out. */
function detectionsOf({ seeds }: MutantResult): readonly number[] {
  return seeds.map(({ found, schedules }) =>
    found ? schedules : Number.POSITIVE_INFINITY
  );
}

function spreadOf(schedules: readonly number[]): Spread {
  const sorted = schedules.toSorted((left, right) => left - right);
  const never = Number.POSITIVE_INFINITY;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? never;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? never;
  return { median: (lower + upper) / 2, worst: sorted.at(-1) ?? never };
}
