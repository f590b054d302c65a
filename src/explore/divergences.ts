import type { ClauseId } from '../model/clauses/registry.js';
import type { Plan } from '../model/plan.js';
import { causesOf } from '../report/by-story.js';
import { compareFigures } from '../report/compare-figures.js';
import type { Divergence } from '../report/record.js';
import type { Broken, Tally } from './host/protocol.js';
import { groupOf, playsPrograms } from './host/tally.js';

/** Causes of one clause that are shrunk and told; the rest is counted. */
export const SHRUNK_PER_CLAUSE = 2;

export interface ShrinkJob {
  readonly clause: ClauseId;
  readonly plan: Plan;
  readonly occurrences: number;
}

/**
 * What to shrink: of each broken clause the plans that break least and are
 * shortest, a scenario each, and programs only where no plain call breaks it.
 */
export function shrinkJobs(
  { broken, groups }: Tally,
  isWanted: (clause: ClauseId) => boolean
): ShrinkJob[] {
  const jobs: ShrinkJob[] = [];
  const counts = new Map<ClauseId, number>();
  for (const { clauses, plan } of [...broken].sort(byPromise)) {
    for (const clause of clauses) {
      const count = counts.get(clause) ?? 0;
      if (!isWanted(clause) || count >= SHRUNK_PER_CLAUSE) continue;
      counts.set(clause, count + 1);
      const occurrences = groups[groupOf(clause, plan.scenario)] ?? 1;
      jobs.push({ clause, plan, occurrences });
    }
  }
  return jobs;
}

/** What is likely to make the shorter story first; as found where it is even. */
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
    byClause.set(clause, causesOf(all));
  }
  return byClause;
}
