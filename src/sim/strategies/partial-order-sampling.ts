import type { RandomStream } from '../random.js';
import type { ReadyGate } from '../ready.js';
import type { Strategy } from './strategy.js';

/**
 * Partial-order sampling (Yuan et al., CAV 2018): every gate draws a priority
 * when it becomes ready, the highest runs, and gates that race with the one
 * released draw anew. Samples partial orders more evenly than a random walk.
 * Two gates race when they have a target in common.
 */
export function partialOrderSampling(stream: RandomStream): Strategy {
  const priorities = new Map<number, number>();
  return {
    pick(ready) {
      let best = 0;
      let highest = -1;
      ready.forEach((gate, index) => {
        let priority = priorities.get(gate.sequence);
        if (priority === undefined) {
          priority = stream.next();
          priorities.set(gate.sequence, priority);
        }
        if (priority <= highest) return;
        best = index;
        highest = priority;
      });
      forgetRacing(priorities, ready, best);
      return best;
    },
  };
}

function forgetRacing(
  priorities: Map<number, number>,
  ready: readonly ReadyGate[],
  released: number
): void {
  const gate = ready[released];
  if (!gate) return;
  for (const other of ready) {
    if (other.label.target === gate.label.target) {
      priorities.delete(other.sequence);
    }
  }
  priorities.delete(gate.sequence);
}
