import { minimise } from '../../laboratory/minimise.js';
import {
  type Block,
  blocksOf,
  followBlocks,
} from '../../sim/strategies/blocks.js';
import { fewerSwitches } from '../../sim/strategies/fewer-switches.js';
import type { GatedRow } from './gated-row.js';
import type { GatedPlan } from './plan.js';
import { type GatedRun, runPlan } from './run-plan.js';
import type { GatedSubject } from './subject.js';

/** Whole schedules that one finding may cost. */
const ATTEMPTS_MAX = 120;

interface Candidate {
  readonly plan: GatedPlan;
  readonly blocks: readonly Block[];
}

/**
 * The shortest story found that comes to the same word: first with fewer
 * actors, then with fewer context switches.
 */
export function shrink<E>(
  subject: GatedSubject<E>,
  row: GatedRow<E>,
  first: GatedRun
): Promise<GatedRun> {
  return minimise<GatedRun, Candidate>({
    first,
    passes: [{ candidates: (best) => candidates(best()), isMadeAnew: true }],
    run: ({ plan, blocks }) =>
      runPlan(subject, row, plan, followBlocks(blocks)),
    isBetter: (tried, best) => isSame(tried, first) && isSmaller(tried, best),
    attemptsMax: ATTEMPTS_MAX,
  });
}

function* candidates({ plan, trace }: GatedRun): Generator<Candidate> {
  const blocks = blocksOf(trace);
  for (const name of plan.cast.length > 1 ? plan.cast : []) {
    yield {
      plan: { ...plan, cast: plan.cast.filter((each) => each !== name) },
      blocks: blocks.filter(({ actor }) => actor !== name),
    };
  }
  for (const fewer of fewerSwitches(blocks)) yield { plan, blocks: fewer };
}

function isSame({ finding }: GatedRun, first: GatedRun): boolean {
  if (finding?.word !== first.finding?.word) return false;
  return (finding?.hits ?? 0) > 0 === (first.finding?.hits ?? 0) > 0;
}

/** A schedule that bends may come out longer than the one it came from. */
function isSmaller(a: GatedRun, b: GatedRun): boolean {
  const fewer = a.plan.cast.length - b.plan.cast.length;
  return fewer !== 0 ? fewer < 0 : switchesOf(a) < switchesOf(b);
}

export function switchesOf({ trace }: GatedRun): number {
  return Math.max(0, blocksOf(trace).length - 1);
}
