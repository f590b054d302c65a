import { describe, expect, test } from 'vitest';
import { randomStream } from '../../../src/sim/random.js';
import { pct } from '../../../src/sim/strategies/pct.js';
import type { Strategy } from '../../../src/sim/strategies/strategy.js';
import { spawnWalkers, toyMachine } from '../toy.js';
import { readyGates, scripted } from './gates.js';

const ready = readyGates('A1:x', 'B2:x', 'C3:x');

function picks(strategy: Strategy, count: number): string {
  let last: string | undefined;
  let actors = '';
  for (let pick = 0; pick < count; pick++) {
    last = ready[strategy.pick(ready, last)]?.actor;
    actors += last;
  }
  return actors;
}

describe('priorities', () => {
  test('the actor of the highest runs as long as it can', () => {
    const stream = scripted(0.2, 0.9, 0.5);
    const strategy = pct(stream, { depth: 1, expectedSteps: 10 });
    expect(picks(strategy, 5)).toBe('BBBBB');
  });

  test('where it cannot, the next one does', () => {
    const stream = scripted(0.2, 0.9, 0.5);
    const strategy = pct(stream, { depth: 1, expectedSteps: 10 });
    strategy.pick(ready, undefined);
    const [a, , c] = ready;
    expect(strategy.pick([a, c] as typeof ready, 'B')).toBe(1);
  });

  test('at a drop the actor that ran falls below all others', () => {
    // The drop is drawn first: a quarter of 8 steps.
    const stream = scripted(0.25, 0.2, 0.9, 0.5);
    const strategy = pct(stream, { depth: 2, expectedSteps: 8 });
    expect(picks(strategy, 5)).toBe('BBCCC');
  });

  test('a second drop falls below the first', () => {
    const stream = scripted(0.25, 0.5, 0.2, 0.9, 0.5);
    const strategy = pct(stream, { depth: 3, expectedSteps: 8 });
    expect(picks(strategy, 6)).toBe('BBCCAA');
  });
});

test('a schedule has at most depth - 1 preemptions', async () => {
  for (let seed = 0; seed < 40; seed++) {
    for (const depth of [1, 2, 3]) {
      const machine = toyMachine({
        strategy: pct(randomStream('pct', seed), { depth, expectedSteps: 12 }),
      });
      spawnWalkers(machine, [4, 4, 4]);
      await machine.run();
      const preempted = machine.trace.filter(({ preempts }) => preempts);
      expect(preempted.length).toBeLessThan(depth);
    }
  }
});
