import type { RandomStream } from '../random.js';
import type { Strategy } from './strategy.js';

/** Uniform over the ready gates: best on shallow races. */
export function randomWalk(stream: RandomStream): Strategy {
  return { pick: (ready) => stream.below(ready.length) };
}
