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

/** With enough, a bug of one in a hundred is missed once in e³ times. */
const THINNING = 3;

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
  const needs = needsOf([...scenarios.values()], evidence, wanted);
  const thin = scaled(arms.map(({ scenario }) => needs.get(scenario) ?? 0));
  const paid = scaled(arms.map((arm) => payOf(arm, evidence)));
  if (!thin && !paid) return arms.map(() => 1);
  return arms.map((_, at) => (thin?.[at] ?? 0) + (paid?.[at] ?? 0));
}

/**
 * Each thin clause has its part, by how thin it is, which goes to the scenarios
 * that meet it most often.
 */
function needsOf(
  scenarios: readonly WorldScenario[],
  evidence: Evidence,
  { clauses, enough }: Wanted
): ReadonlyMap<string, number> {
  const needs = new Map<string, number>();
  for (const clause of clauses) {
    const lack = lackOf((evidence.exercised.get(clause) ?? 0) / enough);
    const parts = scaled(
      scenarios.map((each) => rateOf(each, clause, evidence) ** 2)
    );
    for (const [at, { id }] of scenarios.entries()) {
      needs.set(id, (needs.get(id) ?? 0) + lack * (parts?.[at] ?? 0));
    }
  }
  return needs;
}

/** How often a scenario meets a clause; a guess where it says that it does. */
function rateOf(
  { id, exercises }: WorldScenario,
  clause: ClauseId,
  evidence: Evidence
): number {
  const { plays, exercised } = evidence.of(id);
  const guess = exercises.includes(clause) ? 1 : 0;
  return ((exercised.get(clause) ?? 0) + guess) / (plays + 2);
}

/**
 * What one more schedule is worth, by the part of enough that there is: as much
 * as it is likely that a rare bug has not shown in those before.
 */
function lackOf(part: number): number {
  return part < 1 ? Math.exp(-THINNING * part) : 0;
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
