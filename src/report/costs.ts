import type { Cost } from './record.js';

/** One row of each kind, with the sums of all, in an order of its own. */
export function addCosts(all: readonly Cost[]): Cost[] {
  const sums = new Map<string, Cost>();
  for (const cost of all) {
    const key = keyOf(cost);
    const earlier = sums.get(key);
    sums.set(key, earlier ? sumOf(earlier, cost) : cost);
  }
  return [...sums]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, cost]) => cost);
}

function keyOf({ policy, over, role, outcome, why = '' }: Cost): string {
  return [policy, over, role, outcome, why].join(' ');
}

function sumOf(left: Cost, right: Cost): Cost {
  return {
    ...left,
    requests: left.requests + right.requests,
    runs: left.runs + right.runs,
    events: left.events + right.events,
    messages: left.messages + right.messages,
    calls: left.calls + right.calls,
  };
}
