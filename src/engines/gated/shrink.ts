import type { Drawn } from '../../laboratory/laboratory.js';
import type { Pass } from '../../laboratory/minimise.js';
import { blocksOf, followBlocks } from '../../sim/strategies/blocks.js';
import { fewerSwitches } from '../../sim/strategies/fewer-switches.js';
import type { GatedPlan } from './plan.js';
import type { GatedRun } from './run-plan.js';

/** Whole schedules that one finding may cost. */
export const SHRINK_ATTEMPTS_MAX = 120;

/** First with fewer actors, then with fewer context switches. */
export const CANDIDATES: readonly Pass<GatedRun, Drawn<GatedPlan>>[] = [
  { candidates: (best) => candidates(best()), isMadeAnew: true },
];

function* candidates({
  plan,
  simulated,
}: GatedRun): Generator<Drawn<GatedPlan>> {
  const blocks = blocksOf(simulated.trace);
  for (const name of plan.cast.length > 1 ? plan.cast : []) {
    yield {
      plan: { ...plan, cast: plan.cast.filter((each) => each !== name) },
      strategy: followBlocks(blocks.filter(({ actor }) => actor !== name)),
    };
  }
  for (const fewer of fewerSwitches(blocks)) {
    yield { plan, strategy: followBlocks(fewer) };
  }
}

/** A schedule that bends may come out longer than the one it came from. */
export function isSmaller(a: GatedRun, b: GatedRun): boolean {
  const fewer = a.plan.cast.length - b.plan.cast.length;
  return fewer !== 0 ? fewer < 0 : switchesOf(a) < switchesOf(b);
}

export function switchesOf({ simulated }: GatedRun): number {
  return Math.max(0, blocksOf(simulated.trace).length - 1);
}
