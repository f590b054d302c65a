import { followChoices } from '../sim/strategies/strategy.js';
import type { DrawnPlan, RuntimePlan, RuntimePolicy } from './plan.js';

/**
 * Plans that broke a published version before, in a way that few schedules
 * do: every exploration of their policy begins with them.
 */
const KNOWN: readonly RuntimePlan[] = [
  // The start of a run is delivered twice, and the slower one ends up last: it
  // puts the run, which has completed meanwhile, back to running for good.
  {
    policy: 'reject',
    requests: [
      { actor: 'A', process: 0, afterMs: 0 },
      { actor: 'B', process: 0, afterMs: 200 },
    ],
    workers: [0],
    twice: [0],
    tickMs: 1,
    choices: sparse([
      [5, 1],
      [6, 2],
      [9, 2],
      [18, 2],
      [62, 1],
      [156, 2],
      [162, 2],
      [222, 1],
      [236, 2],
    ]),
    entropy: 731312362,
  },
];

/** The known plan that an exploration of the policy takes at an index. */
export function knownPlan(
  policy: RuntimePolicy,
  index: number
): DrawnPlan | undefined {
  const plan = KNOWN.filter((each) => each.policy === policy)[index];
  return plan && { plan, strategy: followChoices(plan.choices) };
}

/** Zeros but for these. */
function sparse(
  made: readonly (readonly [at: number, choice: number])[]
): readonly number[] {
  const choices: number[] = Array(1 + Math.max(...made.map(([at]) => at)));
  choices.fill(0);
  for (const [at, choice] of made) choices[at] = choice;
  return choices;
}
