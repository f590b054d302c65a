import type { RandomStream } from '../random.js';
import type { ReadyGate } from '../ready.js';
import type { Strategy } from './strategy.js';

/**
 * Probabilistic concurrency testing (Burckhardt et al., ASPLOS 2010): the
 * ready actor of highest priority runs, and at `depth - 1` steps drawn from
 * the expected length the running one drops below all others. Finds bugs of
 * that depth with probability at least 1 / (actors × length^(depth-1)), among
 * them the narrow windows in which one actor is parked for long.
 */
export function pct(
  stream: RandomStream,
  options: { readonly depth: number; readonly expectedSteps: number }
): Strategy {
  const priorities = new Map<string, number>();
  const drops = new Set<number>();
  for (let point = 1; point < options.depth; point++) {
    drops.add(stream.below(Math.max(1, options.expectedSteps)));
  }
  let step = 0;
  let lowest = 0;

  const priorityOf = (actor: string): number => {
    let priority = priorities.get(actor);
    if (priority === undefined) {
      priority = stream.next();
      priorities.set(actor, priority);
    }
    return priority;
  };

  return {
    pick(ready, last) {
      if (drops.has(step++) && last !== undefined) {
        priorities.set(last, --lowest);
      }
      return indexOfHighest(ready, (gate) => priorityOf(gate.actor));
    },
  };
}

function indexOfHighest(
  ready: readonly ReadyGate[],
  priorityOf: (gate: ReadyGate) => number
): number {
  let best = 0;
  let highest = Number.NEGATIVE_INFINITY;
  ready.forEach((gate, index) => {
    const priority = priorityOf(gate);
    if (priority <= highest) return;
    best = index;
    highest = priority;
  });
  return best;
}
