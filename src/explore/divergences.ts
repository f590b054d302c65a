import type { ClauseId } from '../model/clauses/registry.js';
import { causesOf } from '../report/fold-causes.js';
import { isExplained } from '../report/open-doubts.js';
import type { Divergence } from '../report/record.js';
import { compareFigures } from '../story/compare-figures.js';
import type { Broken, Tally } from './messages.js';
import type { Plan } from './plan/plan.js';
import { groupOf, playsPrograms } from './tally.js';

/** Plans of one clause that are shrunk and told; the rest is counted. */
export const SHRUNK_PER_CLAUSE = 3;

export interface ShrinkJob {
  readonly clause: ClauseId;
  readonly plan: Plan;
  readonly occurrences: number;
  /** The words of a doubt, where nothing proves the clause broken. */
  readonly doubt?: string | undefined;
}

/**
 * What to shrink. Of each broken clause, the plans that break fewest clauses
 * and are shortest; of plans that look alike the first before the others; and
 * plans with programs only if no plain call breaks the clause.
 */
export function shrinkJobs(
  tally: Tally,
  isWanted: (clause: ClauseId) => boolean
): ShrinkJob[] {
  const { broken, groups } = tally;
  const byClause = new Map<ClauseId, Broken[]>();
  for (const each of [...broken].sort(byPromise)) {
    for (const clause of each.clauses.filter(isWanted)) {
      byClause.set(clause, [...(byClause.get(clause) ?? []), each]);
    }
  }
  const jobs = [...byClause].flatMap(([clause, all]) =>
    varied(all)
      .slice(0, SHRUNK_PER_CLAUSE)
      .map(({ plan }) => ({
        clause,
        plan,
        occurrences: groups[groupOf(clause, plan.scenario)] ?? 1,
      }))
  );
  return [...jobs, ...doubtJobs(tally, isWanted)];
}

/** The first of each pair of calls and gate, then the rest. */
function varied(all: readonly Broken[]): Broken[] {
  const plain = all.filter(({ plan }) => !playsPrograms(plan));
  const candidates = plain.length > 0 ? plain : all;
  const marks = new Set<string>();
  const first = candidates.filter(({ mark }) => {
    const isFirst = !marks.has(mark);
    marks.add(mark);
    return isFirst;
  });
  return [...first, ...candidates.filter((each) => !first.includes(each))];
}

/**
 * A doubt is told once, under the first of its clauses that nothing else has
 * broken, and not at all where what is known to be broken explains it.
 */
function doubtJobs(
  { doubts, violations }: Tally,
  isWanted: (clause: ClauseId) => boolean
): ShrinkJob[] {
  const isBroken = (id: string) => (violations[id as ClauseId] ?? 0) > 0;
  return doubts.flatMap(({ words, clauses, oneOf, schedules, plan }) => {
    const clause = clauses.find((id) => !isBroken(id));
    if (clause === undefined || isExplained(oneOf, isBroken)) return [];
    if (!isWanted(clause)) return [];
    return [{ clause, plan, occurrences: schedules, doubt: words }];
  });
}

/**
 * First the plans that are likely to make the shorter story; otherwise in the
 * order in which they were found.
 */
function byPromise(a: Broken, b: Broken): number {
  return compareFigures(promiseOf(a), promiseOf(b));
}

function promiseOf({ breaks, plan }: Broken): number[] {
  const { actors, setup } = plan;
  const ops = actors.reduce((sum, each) => sum + each.ops.length, 0);
  return [playsPrograms(plan) ? 1 : 0, breaks, ops, setup.length];
}

/** Divergences by clause, one of each fingerprint, the best story first. */
export function groupDivergences(
  found: readonly { clause: ClauseId; divergence: Divergence }[]
): Map<ClauseId, Divergence[]> {
  const byClause = new Map<ClauseId, Divergence[]>();
  for (const { clause, divergence } of found) {
    byClause.set(clause, [...(byClause.get(clause) ?? []), divergence]);
  }
  for (const [clause, all] of byClause) {
    byClause.set(clause, causesOf(countedOnce(all)));
  }
  return byClause;
}

/**
 * Several plans of one scenario are shrunk, and each was told how often the
 * scenario broke the clause: where they come to one cause, that is one number.
 */
function countedOnce(all: readonly Divergence[]): Divergence[] {
  const counted = new Set<string>();
  return all.map((divergence) => {
    const { scenario, cause, fingerprint } = divergence;
    const key = JSON.stringify([scenario, cause?.id ?? fingerprint]);
    if (counted.has(key)) return { ...divergence, occurrences: 0 };
    counted.add(key);
    return divergence;
  });
}
