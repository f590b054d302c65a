import type { LifecycleReport, SystemCost } from './record.js';

/** What one duplicate came to cost on average. */
export interface DuplicateCost {
  readonly policy: string;
  readonly over: SystemCost['over'];
  readonly system: string;
  readonly requests: number;
  readonly runs: number;
  readonly events: number;
  readonly messages: number;
  readonly calls: number;
}

/**
 * Averages over the requests that met another run: gap 1 of issue #2376 in
 * numbers. A request whose own run somebody ended is no duplicate.
 */
export function duplicateCosts({ costs }: LifecycleReport): DuplicateCost[] {
  const sums = new Map<string, DuplicateCost>();
  for (const cost of costs.filter(isDuplicate)) {
    const { system, policy, over } = cost;
    const key = [system, policy, over].join(' ');
    sums.set(key, plus(sums.get(key), cost));
  }
  return [...sums.values()].map((sum) => ({
    ...sum,
    runs: sum.runs / sum.requests,
    events: sum.events / sum.requests,
    messages: sum.messages / sum.requests,
    calls: sum.calls / sum.requests,
  }));
}

const ANSWERED = ['attached', 'replayed', 'rejected', 'opaque'];

function isDuplicate({ way, role, outcome, why }: SystemCost): boolean {
  // What a face does inside is no call of the request.
  if (way !== undefined) return false;
  if (outcome === 'superseded') return true;
  const isAnswered = ANSWERED.includes(outcome);
  return role === 'duplicate' && isAnswered && why !== 'ended-by-another';
}

function plus(sum: DuplicateCost | undefined, cost: SystemCost): DuplicateCost {
  const { system, policy, over } = cost;
  return {
    policy,
    over,
    system,
    requests: (sum?.requests ?? 0) + cost.requests,
    runs: (sum?.runs ?? 0) + cost.runs,
    events: (sum?.events ?? 0) + cost.events,
    messages: (sum?.messages ?? 0) + cost.messages,
    calls: (sum?.calls ?? 0) + cost.calls,
  };
}
