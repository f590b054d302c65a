import type { Effect } from '../ledger.js';

/**
 * The most works of one key that were ever begun and not ended at once: the
 * interval of a work is from its `step` to its `end`.
 */
export function mostAtOnce(effects: readonly Effect[]): number {
  let open = 0;
  let most = 0;
  for (const { kind } of effects) {
    if (kind === 'step') most = Math.max(most, ++open);
    if (kind === 'end') open -= 1;
  }
  return most;
}
