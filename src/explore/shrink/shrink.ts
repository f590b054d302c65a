import { minimise } from '../../sim/minimise.js';
import { blocksOf, followBlocks } from '../../sim/strategies/blocks.js';
import { compareFigures } from '../../story/compare-figures.js';
import { burdenOf } from '../../story/rank.js';
import type { LoadedSubject } from '../../worlds/subject.js';
import { type Attempt, attempt, attemptTrusted } from '../attempt.js';
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

/** In this order: what makes a story shortest goes first. */
const PASSES = [
  fewerActors,
  fewerOps,
  fewerEvents,
  fewerProcesses,
  fewerSwitches,
  simplerValues,
];

/** Whole runs that one divergence may cost. */
export const ATTEMPTS_MAX = 180;

/** When to leave it at the best so far. */
export interface Bounds {
  /** Whole runs that it may cost. */
  readonly attemptsMax?: number | undefined;
  readonly isOver?: () => boolean;
}

/** Whether what a candidate did still is what is being shrunk. */
export type Breaks = (attempt: Attempt) => boolean;

const isHung = ({ simulated }: Attempt) =>
  simulated.history.unanswered !== undefined;

/**
 * The plan found that is easiest to follow, and of those the smallest. Each candidate is a whole run; one that is taken is the
 * start of the next round.
 */
export function shrink(
  subject: LoadedSubject,
  first: Attempt,
  breaks: Breaks,
  { attemptsMax = ATTEMPTS_MAX, isOver = () => false }: Bounds = {}
): Promise<Attempt> {
  return minimise<Attempt, Candidate>({
    first,
    passes: PASSES.map((pass) => ({
      candidates: (best) => pass(candidateOf(best())),
      isMadeAnew: true,
    })),
    // What hangs like the first does needs no second look at each candidate.
    run: ({ plan, blocks }) =>
      (isHung(first) ? attemptTrusted : attempt)(
        subject,
        { ...plan, choices: [] },
        followBlocks(blocks)
      ),
    isBetter: (tried, best) => breaks(tried) && !isWorse(tried, best),
    attemptsMax,
    isOver,
  });
}

function candidateOf({ plan, simulated }: Attempt): Candidate {
  return { plan, blocks: blocksOf(simulated.trace) };
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
