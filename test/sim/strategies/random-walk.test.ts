import { expect, test } from 'vitest';
import { randomStream } from '../../../src/sim/random.js';
import { randomWalk } from '../../../src/sim/strategies/random-walk.js';
import { readyGates } from './gates.js';

test('each ready gate is as likely as any other', () => {
  const strategy = randomWalk(randomStream('walk'));
  const ready = readyGates('A1:x', 'B2:x', 'C3:y', 'D4:z');
  const counts = [0, 0, 0, 0];
  for (let pick = 0; pick < 8000; pick++) {
    const index = strategy.pick(ready, 'A');
    counts[index] = (counts[index] ?? 0) + 1;
  }
  // Five standard deviations of 8000 throws with probability 1/4.
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(194);
});
