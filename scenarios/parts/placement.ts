import type { ClockPlan } from '../../src/explore/plan/plan.js';

/** In which process each actor lives, and by which clocks. */
export interface Placement {
  /** The process of each actor, counted from 0 without a gap. */
  readonly processes: readonly number[];
  readonly clock: ClockPlan;
}

/**
 * A few dozen ms: enough to turn the order of ids that are made from a clock,
 * far too little to come near a deadline.
 */
const SKEW_MS = 40;

/** The ways to spread so many actors over processes, the closest first. */
const SPREADS: readonly (readonly (readonly number[])[])[] = [
  [],
  [[0]],
  [
    [0, 0],
    [0, 1],
  ],
  [
    [0, 0, 0],
    [0, 0, 1],
    [0, 1, 1],
    [0, 1, 2],
  ],
];

const SKEWS: readonly (readonly (readonly number[])[])[] = [
  [],
  [[0]],
  [
    [0, 0],
    [0, SKEW_MS],
    [0, -SKEW_MS],
  ],
  [
    [0, 0, 0],
    [0, SKEW_MS, -SKEW_MS],
    [0, -SKEW_MS, SKEW_MS],
  ],
];

/**
 * The simplest placement comes first: one process, a clock that moves. A tick
 * of 0 lets two events share a millisecond; skew then adds nothing new, since
 * it orders them by process whatever the schedule.
 */
function placementsOn(processes: readonly number[]): Placement[] {
  const skews = SKEWS[Math.max(...processes) + 1] ?? [];
  return skews.flatMap((skewMs, index) =>
    (index === 0 ? [1, 0] : [1]).map((tickMs) => ({
      processes,
      clock: { tickMs, skewMs },
    }))
  );
}

/** Every placement of one, two or three actors. */
export function placementsFor(actorCount: number): readonly Placement[] {
  const placements = SPREADS[actorCount]?.flatMap(placementsOn);
  if (!placements?.length) {
    throw new RangeError(
      `Found ${actorCount} actors, expected 1 to 3: draw larger casts freely`
    );
  }
  return placements;
}
