import type { ClauseId } from '../../model/clauses/registry.js';
import type { StrategyName } from '../../sim/strategies/portfolio.js';
import type { WorldScenario } from '../drafts.js';
import type { Arm } from './arms.js';
import type { Evidence } from './evidence.js';

export interface Wanted {
  /** Clauses that the check is about. */
  readonly clauses: ReadonlySet<ClauseId>;
  /** Schedules that have to exercise a clause before it is thin no more. */
  readonly enough: number;
}

/** Plays of which nothing is assumed, so that one lucky play is not all. */
const PRIOR_PLAYS = 4;

/**
 * What each arm is worth next: half by the evidence that is still thin and that
 * its scenario would add to, half by what it has paid. Where nothing is thin,
 * or nothing has paid, the other half is all; where neither, all are worth one.
 */
export function weightsOf(
  arms: readonly Arm[],
  scenarios: ReadonlyMap<string, WorldScenario>,
  evidence: Evidence,
  wanted: Wanted
): number[] {
  const needs = new Map(
    [...scenarios].map(([id, { exercises }]) => [
      id,
      needOf(id, exercises, evidence, wanted),
    ])
  );
  const thin = scaled(arms.map(({ scenario }) => needs.get(scenario) ?? 0));
  const paid = scaled(arms.map((arm) => payOf(arm, evidence)));
  if (!thin && !paid) return arms.map(() => 1);
  return arms.map((_, at) => (thin?.[at] ?? 0) + (paid?.[at] ?? 0));
}

/** How much one more schedule of a scenario would add to what is thin. */
function needOf(
  id: string,
  declared: readonly ClauseId[],
  evidence: Evidence,
  { clauses, enough }: Wanted
): number {
  const { plays, exercised } = evidence.of(id);
  let need = 0;
  for (const clause of new Set([...declared, ...exercised.keys()])) {
    if (!clauses.has(clause)) continue;
    const lack = 1 - (evidence.exercised.get(clause) ?? 0) / enough;
    if (lack <= 0) continue;
    const assumed = declared.includes(clause) ? 1 : 0;
    need += (lack * ((exercised.get(clause) ?? 0) + assumed)) / (plays + 2);
  }
  return need;
}

/** The mean of its scenario, by how its strategy does beside the others. */
function payOf({ scenario, strategy }: Arm, evidence: Evidence): number {
  const own = evidence.of(scenario);
  return (own.pay / (own.plays + PRIOR_PLAYS)) * edgeOf(strategy, evidence);
}

function edgeOf(strategy: StrategyName, evidence: Evidence): number {
  const { plays, pay } = evidence.ofStrategy(strategy);
  return (pay + 1) / (plays + PRIOR_PLAYS);
}

/** To a sum of one; undefined where there is nothing to part. */
function scaled(weights: readonly number[]): number[] | undefined {
  const sum = weights.reduce((all, each) => all + each, 0);
  return sum > 0 ? weights.map((each) => each / sum) : undefined;
}
