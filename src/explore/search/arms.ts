import { randomStream } from '../../sim/random.js';
import {
  STRATEGIES,
  type StrategyName,
} from '../../sim/strategies/portfolio.js';
import type { Turns } from '../turns.js';

/** What the budget is spent on: a scenario under a strategy. */
export interface Arm {
  readonly scenario: string;
  readonly strategy: StrategyName;
}

/** An arm of the floor, and how often its scenario has come before it. */
export interface Step extends Arm {
  readonly number: number;
}

/**
 * The floor that every arm stands on: an endless order in which each comes
 * equally often. A pass gives every turn each strategy once, scenarios in an
 * order of its own, so that its first quarter has met every scenario.
 */
export class Floor {
  readonly #turns: Turns;
  readonly #strategies: readonly StrategyName[];
  readonly #seed: string;
  #pass:
    | { readonly number: number; readonly arms: readonly Step[] }
    | undefined;

  constructor(turns: Turns, seed: string, only?: StrategyName) {
    this.#turns = turns;
    this.#strategies = only ? [only] : STRATEGIES;
    this.#seed = seed;
  }

  /** How many arms a pass has; a scenario of several turns counts again. */
  get length(): number {
    return this.#turns.length * this.#strategies.length;
  }

  at(place: number): Step {
    const number = Math.floor(place / this.length);
    if (this.#pass?.number !== number) {
      this.#pass = { number, arms: this.#armsOf(number) };
    }
    return this.#pass.arms[place % this.length] as Step;
  }

  #armsOf(pass: number): Step[] {
    const stream = randomStream('floor', this.#seed, pass);
    const strategies = this.#strategies;
    const ids = shuffled(
      this.#turns.map(({ scenario }) => scenario.id),
      (below) => stream.below(below)
    );
    const first = ids.map(() => stream.below(strategies.length));
    const before = new Map<string, number>();
    return strategies.flatMap((_, round) =>
      ids.map((scenario, at): Step => {
        const of = ((first[at] ?? 0) + round) % strategies.length;
        const turn = before.get(scenario) ?? pass * this.#timesOf(scenario);
        before.set(scenario, turn + 1);
        const strategy = strategies[of] as StrategyName;
        return { scenario, strategy, number: turn };
      })
    );
  }

  /** How often a scenario comes in one pass. */
  #timesOf(id: string): number {
    const turns = this.#turns.filter(({ scenario }) => scenario.id === id);
    return turns.length * this.#strategies.length;
  }
}

function shuffled<Item>(
  items: readonly Item[],
  below: (bound: number) => number
): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = below(last + 1);
    const [one, two] = [order[last] as Item, order[other] as Item];
    order[last] = two;
    order[other] = one;
  }
  return order;
}
