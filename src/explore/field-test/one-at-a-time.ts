import type { RandomStream } from '../../sim/random.js';
import type { Strategy } from '../../sim/strategies/strategy.js';
import { PAGE_GATE } from '../../worlds/contract/pages.js';

/**
 * Any actor may make the next call, and none before the last is answered:
 * where nothing overlaps every field is determined.
 */
export function oneAtATime(stream: RandomStream): Strategy {
  return {
    pick(ready) {
      const underWay = ready.findIndex(
        ({ label }) => label.kind !== 'call' || label.name === PAGE_GATE
      );
      return underWay < 0 ? stream.below(ready.length) : underWay;
    },
  };
}
