import { foldByKey } from './fold-by-key.js';
import type { Cost } from './record.js';
import { sumsOf } from './sums.js';

const COUNTED = ['requests', 'runs', 'events', 'messages', 'calls'] as const;

/** One row of each kind, with the sums of all, in an order of its own. */
export function addCosts(all: readonly Cost[]): Cost[] {
  return foldByKey(all, keyOf, (left, right) => ({
    ...left,
    ...sumsOf(left, right, COUNTED),
  })).sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}

function keyOf({ policy, over, role, outcome, why = '' }: Cost): string {
  return [policy, over, role, outcome, why].join(' ');
}
