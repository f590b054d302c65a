import type { RandomStream } from '../random.js';
import { partialOrderSampling } from './partial-order-sampling.js';
import { pct } from './pct.js';
import { randomWalk } from './random-walk.js';
import type { Strategy } from './strategy.js';

export const STRATEGIES = ['random', 'pct2', 'pct3', 'pos'] as const;

export type StrategyName = (typeof STRATEGIES)[number];

/** A strategy by name; `expectedSteps` is what PCT spreads its points over. */
export function strategyOf(
  name: StrategyName,
  stream: RandomStream,
  expectedSteps: number
): Strategy {
  switch (name) {
    case 'random':
      return randomWalk(stream);
    case 'pct2':
      return pct(stream, { depth: 2, expectedSteps });
    case 'pct3':
      return pct(stream, { depth: 3, expectedSteps });
    case 'pos':
      return partialOrderSampling(stream);
  }
}

/** Shares of the portfolio: no single strategy finds every kind of race. */
const SHARES: readonly (readonly [StrategyName, number])[] = [
  ['random', 0.35],
  ['pct2', 0.25],
  ['pct3', 0.2],
  ['pos', 0.2],
];

/** Draws the strategy of one schedule from the portfolio. */
export function drawStrategy(stream: RandomStream): StrategyName {
  let rest = stream.next();
  for (const [name, share] of SHARES) {
    rest -= share;
    if (rest < 0) return name;
  }
  return 'random';
}
