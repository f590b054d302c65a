import type { ClauseId } from '../model/clauses/registry.js';
import type { Plan } from '../model/plan.js';
import type { Divergence } from '../report/record.js';
import type { Broken, Tally } from './host/protocol.js';
import { groupOf, playsPrograms } from './host/tally.js';

/** Causes of one clause that are shrunk and told; the rest is counted. */
const SHRUNK_PER_CLAUSE = 2;

export interface ShrinkJob {
  readonly clause: ClauseId;
  readonly plan: Plan;
  readonly occurrences: number;
}

/**
 * What to shrink: of each broken clause the first plans, a scenario each, and
 * programs only where no plain call breaks it.
 */
export function shrinkJobs(
  tally: Tally,
  isWanted: (clause: ClauseId) => boolean
): ShrinkJob[] {
  const jobs: ShrinkJob[] = [];
  const counts = new Map<ClauseId, number>();
  const plain = ({ plan }: Broken) => !playsPrograms(plan);
  const others = ({ plan }: Broken) => playsPrograms(plan);
  const { broken } = tally;
  for (const { clauses, plan } of [
    ...broken.filter(plain),
    ...broken.filter(others),
  ]) {
    for (const clause of clauses) {
      const count = counts.get(clause) ?? 0;
      if (!isWanted(clause) || count >= SHRUNK_PER_CLAUSE) continue;
      counts.set(clause, count + 1);
      const occurrences = tally.groups[groupOf(clause, plan.scenario)] ?? 1;
      jobs.push({ clause, plan, occurrences });
    }
  }
  return jobs;
}

/** Divergences by clause, one of each fingerprint, the shortest story first. */
export function groupDivergences(
  found: readonly { clause: ClauseId; divergence: Divergence }[]
): Map<ClauseId, Divergence[]> {
  const byClause = new Map<ClauseId, Divergence[]>();
  for (const { clause, divergence } of found) {
    const known = byClause.get(clause) ?? [];
    byClause.set(clause, merged(known, divergence));
  }
  for (const divergences of byClause.values()) {
    divergences.sort((a, b) => a.steps - b.steps || a.switches - b.switches);
  }
  return byClause;
}

function merged(known: Divergence[], added: Divergence): Divergence[] {
  const twin = known.findIndex(
    ({ fingerprint }) => fingerprint === added.fingerprint
  );
  if (twin < 0) return [...known, added];
  return known.map((each, at) =>
    at === twin
      ? { ...each, occurrences: each.occurrences + added.occurrences }
      : each
  );
}
