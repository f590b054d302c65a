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
      drafts = fc.sample(scenario.drafts, { seed, numRuns: BLOCK });
      this.#blocks.set(id, drafts);
    }
    return drafts[number % BLOCK] as Draft;
  }
}
