import { SCENARIOS } from '../../scenarios/index.js';
import type { WorldScenario } from './drafts.js';
import { type Likeness, scenarioLike } from './likeness.js';
import { pairById, scenarioOfPair } from './small-scope/pair-scenario.js';

export interface AskedScenarios {
  /** Ids. */
  readonly scenarios: readonly string[];
  /** Instead of them: the calls of a token. */
  readonly like?: Likeness | undefined;
}

/** The scenarios that are meant, in the order in which they take turns. */
export function askedScenarios({
  scenarios,
  like,
}: AskedScenarios): readonly WorldScenario[] {
  if (like) return [scenarioLike(like)];
  const pairs = scenarios.map(pairById).filter((pair) => pair !== undefined);
  return [
    ...SCENARIOS.filter(({ id }) => scenarios.includes(id)),
    ...pairs.map(scenarioOfPair),
  ];
}
