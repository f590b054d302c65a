import { expect, test } from 'vitest';
import { randomStream } from '../../../src/sim/random.js';
import { partialOrderSampling } from '../../../src/sim/strategies/partial-order-sampling.js';
import { spawnWalkers, stepsOf, toyMachine } from '../toy.js';
import { readyGates, scripted } from './gates.js';

test('the gate of the highest priority runs first', () => {
  const strategy = partialOrderSampling(scripted(0.3, 0.8, 0.5));
  expect(strategy.pick(readyGates('A1:x', 'B2:y', 'C3:z'), undefined)).toBe(1);
});

test('what does not race with it keeps its priority', () => {
  const strategy = partialOrderSampling(scripted(0.3, 0.8, 0.5, 0.1));
  strategy.pick(readyGates('A1:x', 'B2:y', 'C3:z'), undefined);
  // Only the new gate draws: 0.1 is below what the others have.
  expect(strategy.pick(readyGates('A1:x', 'B4:y', 'C3:z'), 'B')).toBe(2);
});

test('what races with it draws anew', () => {
  const strategy = partialOrderSampling(scripted(0.3, 0.8, 0.5, 0.9));
  strategy.pick(readyGates('A1:x', 'B2:x', 'C3:z'), undefined);
  // A lost against B over x and now draws 0.9, above the 0.5 of C.
  expect(strategy.pick(readyGates('A1:x', 'C3:z'), 'B')).toBe(0);
});

test('orders of racing gates come evenly', async () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 600; seed++) {
    const strategy = partialOrderSampling(randomStream('pos', seed));
    const machine = toyMachine({ strategy });
    spawnWalkers(machine, [1, 1, 1]);
    await machine.run();
    const order = stepsOf(machine).join(' ');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  for (const count of counts.values()) expect(count).toBeGreaterThan(60);
});
