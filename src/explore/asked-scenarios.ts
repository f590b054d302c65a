import { SCENARIOS } from '../../scenarios/index.js';
import type { WorldScenario } from './drafts.js';
import { type Likeness, scenarioLike } from './likeness.js';

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
  return SCENARIOS.filter(({ id }) => scenarios.includes(id));
}
