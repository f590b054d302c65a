import type { ClauseId } from '../../model/clauses/registry.js';
import type { StrategyName } from '../../sim/strategies/portfolio.js';
import type { PlayOutcome, Tally } from '../messages.js';

type Counts = Map<ClauseId, number>;

interface ScenarioEvidence {
  plays: number;
  pay: number;
  readonly exercised: Counts;
}

/** What the schedules of a block have shown so far. */
export class Evidence {
  /** Schedules that exercised a clause, and that broke it. */
  readonly exercised: Counts = new Map();
  readonly #broken: Counts = new Map();
  readonly #scenarios = new Map<string, ScenarioEvidence>();
  readonly #strategies = new Map<string, { plays: number; pay: number }>();

  /** In the order of the plan, whoever was ready first. */
  add({ exercised, plays }: Tally): void {
    for (const [clause, count] of Object.entries(exercised)) {
      add(this.exercised, clause as ClauseId, count);
    }
    for (const play of plays) this.#addPlay(play);
  }

  #addPlay({ scenario, strategy, exercised, broken }: PlayOutcome): void {
    const own = this.of(scenario);
    const pay = broken.reduce((sum, clause) => sum + this.#worth(clause), 0);
    own.plays++;
    own.pay += pay;
    for (const clause of exercised) add(own.exercised, clause, 1);
    if (strategy === undefined) return;
    const { plays, pay: paid } = this.ofStrategy(strategy);
    this.#strategies.set(strategy, { plays: plays + 1, pay: paid + pay });
  }

  /** What broke often is known: breaking it once more is worth little. */
  #worth(clause: ClauseId): number {
    const known = this.#broken.get(clause) ?? 0;
    this.#broken.set(clause, known + 1);
    return 1 / (1 + known);
  }

  of(scenario: string): ScenarioEvidence {
    const known = this.#scenarios.get(scenario);
    if (known) return known;
    const fresh = { plays: 0, pay: 0, exercised: new Map() };
    this.#scenarios.set(scenario, fresh);
    return fresh;
  }

  ofStrategy(strategy: StrategyName): { plays: number; pay: number } {
    return this.#strategies.get(strategy) ?? { plays: 0, pay: 0 };
  }
}

function add(counts: Counts, clause: ClauseId, count: number): void {
  counts.set(clause, (counts.get(clause) ?? 0) + count);
}
