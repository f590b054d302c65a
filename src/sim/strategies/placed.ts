import type { Strategy } from './strategy.js';

/**
 * Has an actor take its steps at points of the schedule that were drawn
 * beforehand, whatever the others do, who are drawn as if it were not there.
 * Left to a strategy that chooses among actors, one with few steps would take
 * nearly all of them at the beginning.
 */
export function placed(
  inner: Strategy,
  actor: string,
  points: readonly number[]
): Strategy {
  const waiting = points.toSorted((a, b) => a - b);
  let step = 0;
  return {
    pick(ready, last) {
      const now = step++;
      const own = ready.findIndex((gate) => gate.actor === actor);
      if (own < 0) return inner.pick(ready, last);
      const others = ready.filter((gate) => gate.actor !== actor);
      if (others.length === 0) return own;
      const [next = Number.POSITIVE_INFINITY] = waiting;
      if (next <= now) {
        waiting.shift();
        return own;
      }
      const choice = inner.pick(others, last) % others.length;
      return ready.indexOf(others[choice] as (typeof others)[number]);
    },
  };
}
