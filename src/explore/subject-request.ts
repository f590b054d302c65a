import { SCENARIOS } from '../../scenarios/index.js';
import type { ClauseId } from '../model/clauses/registry.js';
import type { StrategyName } from '../sim/strategies/portfolio.js';
import type { SubjectSpec } from '../worlds/subject.js';
import { CHECK_SCHEDULES, SERVED_SCHEDULES } from './budgets.js';
import type { CheckOptions } from './check-options.js';
import type { Likeness } from './likeness.js';
import type { Reporter } from './reporter.js';
import { pairIds } from './small-scope/pair-ids.js';
import type { SubjectCheck } from './subject-check.js';
import type { TimeShare } from './time-share.js';

export interface Given {
  readonly time: TimeShare;
  readonly like: Likeness | undefined;
  readonly reporter: Reporter;
}

/** What a check asks of one of its subjects. */
export function subjectCheck(
  spec: SubjectSpec,
  options: CheckOptions,
  { time, like, reporter }: Given
): SubjectCheck {
  const { seed, workers, shard, bail, strict, signal } = options;
  const clauses = options.clauses ?? (like && [like.clause]);
  return {
    spec,
    seed,
    clauses,
    workers,
    shard,
    bail,
    strict,
    processesMax: options.processesMax,
    freshModules: options.freshModules,
    faults: options.faults,
    budgetMs: options.budgetMs,
    shrinkRunsMax: options.shrinkRunsMax,
    memory: options.memory,
    schedules: options.schedules ?? defaultSchedules(spec, time),
    like,
    scenarios: scenarioIds(options.scenarios, clauses, options.faults),
    pairs: like ? [] : pairIds(options.scenarios, clauses, options.faults),
    ...searchOf(options),
    time,
    calledOff: signal,
    isHurried: () => signal.aborted,
    ...reporter.of(spec.id, time),
  };
}

/** A round trip to a real server costs as much as a dozen file calls. */
function defaultSchedules(
  { needs }: SubjectSpec,
  { isLimited }: TimeShare
): number {
  if (isLimited) return Number.POSITIVE_INFINITY;
  return needs ? SERVED_SCHEDULES : CHECK_SCHEDULES;
}

function searchOf(
  options: CheckOptions
): Pick<SubjectCheck, 'search' | 'strategy'> {
  const { strategy = 'portfolio' } = options;
  if (
    strategy === 'portfolio' ||
    strategy === 'exhaustive' ||
    strategy === 'small-scope'
  ) {
    return { search: strategy };
  }
  return { search: 'sampled', strategy: strategy as StrategyName };
}

/**
 * Those asked for; with clauses, the ones that say they exercise them. What
 * tells of nothing but faults is left out without them.
 */
export function scenarioIds(
  scenarios: readonly string[] | undefined,
  clauses: readonly ClauseId[] | undefined,
  faults = false
): string[] {
  const ids = SCENARIOS.filter(
    ({ id, exercises, asks }) =>
      (asks === undefined || faults || scenarios !== undefined) &&
      (!scenarios || scenarios.includes(id)) &&
      (!clauses || exercises.some((clause) => clauses.includes(clause)))
  ).map(({ id }) => id);
  return scenarios ? [...ids, ...pairIds(scenarios, undefined)] : ids;
}
