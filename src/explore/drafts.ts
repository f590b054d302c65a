import fc from 'fast-check';
import { randomStream } from '../sim/random.js';
import type { Draft, Scenario } from './plan/plan.js';

export type WorldScenario = Scenario<fc.Arbitrary<Draft>>;

/** Drafts are drawn by the block: drawing one at a time costs far more. */
const BLOCK = 64;

/** The drafts of a scenario, numbered from 0, as a seed draws them. */
export class DraftSource {
  readonly #seed: string;
  readonly #blocks = new Map<string, readonly Draft[]>();

  constructor(seed: string) {
    this.#seed = seed;
  }

  draft(scenario: WorldScenario, number: number): Draft {
    const block = Math.floor(number / BLOCK);
    const id = `${scenario.id} ${block}`;
    let drafts = this.#blocks.get(id);
    if (!drafts) {
      const seed = randomStream('ops', this.#seed, id).below(2 ** 31);
      drafts = inTurn(fc.sample(scenario.drafts, { seed, numRuns: BLOCK }));
      this.#blocks.set(id, drafts);
    }
    return drafts[number % BLOCK] as Draft;
  }
}

/**
 * Drafts come first that differ in what their actors do, then those that repeat
 * it (in another process, for example). A check plays few drafts of a scenario,
 * and what only one draft in ten shows should not depend on luck.
 */
function inTurn(drafts: readonly Draft[]): readonly Draft[] {
  const before = new Map<string, number>();
  const placed = drafts.map((draft) => {
    const key = JSON.stringify([
      draft.setup,
      ...draft.actors.map(({ ops }) => ops),
    ]);
    const turn = before.get(key) ?? 0;
    before.set(key, turn + 1);
    return { draft, turn };
  });
  return placed
    .sort((one, other) => one.turn - other.turn)
    .map(({ draft }) => draft);
}
