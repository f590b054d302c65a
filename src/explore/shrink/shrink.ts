import type { Drawn } from '../../laboratory/laboratory.js';
import type { Pass } from '../../laboratory/minimise.js';
import { blocksOf, followBlocks } from '../../sim/strategies/blocks.js';
import { compareFigures } from '../../story/compare-figures.js';
import { burdenOf } from '../../story/rank.js';
import type { Attempt } from '../attempt.js';
import type { Plan } from '../plan/plan.js';
import {
  type Candidate,
  fewerActors,
  fewerOps,
  fewerProcesses,
  fewerSwitches,
  simplerValues,
  sizeOf,
} from './candidates.js';
import { eventsIn, fewerEvents } from './fewer-events.js';
import { plainerFaults } from './plainer-faults.js';

/** In this order: what makes a story shortest goes first. */
export const PASSES: readonly Pass<Attempt, Drawn<Plan>>[] = [
  fewerActors,
  fewerOps,
  fewerEvents,
  fewerProcesses,
  fewerSwitches,
  simplerValues,
  plainerFaults,
].map((pass) => ({
  *candidates(best) {
    for (const { plan, blocks } of pass(candidateOf(best()))) {
      yield { plan: { ...plan, choices: [] }, strategy: followBlocks(blocks) };
    }
  },
  isMadeAnew: true,
}));

/** Whole runs that one divergence may cost. */
export const ATTEMPTS_MAX = 180;

function candidateOf({ plan, simulated }: Attempt): Candidate {
  const { trace } = simulated;
  return { plan, blocks: blocksOf(trace), trace };
}

/** A story that breaks less is told first, unless it zigzags for it. */
export function isWorse(a: Attempt, b: Attempt): boolean {
  return compareFigures(figuresOf(a), figuresOf(b)) > 0;
}

/** A schedule that bends may come out longer than the one it came from. */
function figuresOf(tried: Attempt): number[] {
  const candidate = candidateOf(tried);
  const switches = Math.max(0, candidate.blocks.length - 1);
  const burden = burdenOf(tried.broken.length, switches);
  return [burden, ...sizeOf(candidate), eventsIn(candidate)];
}
