import { describe, expect, test } from 'vitest';
import { randomStream } from '../../../src/sim/random.js';
import {
  drawStrategy,
  STRATEGIES,
  strategyOf,
} from '../../../src/sim/strategies/portfolio.js';
import { spawnWalkers, stepsOf, toyMachine } from '../toy.js';

test('each strategy gets its share of the schedules', () => {
  const stream = randomStream('shares');
  const counts: Record<string, number> = {};
  for (let draw = 0; draw < 20_000; draw++) {
    const name = drawStrategy(stream);
    counts[name] = (counts[name] ?? 0) + 1 / 20_000;
  }
  expect(Object.keys(counts).sort()).toEqual([...STRATEGIES].sort());
  expect(counts.random).toBeCloseTo(0.35, 1);
  expect(counts.pct2).toBeCloseTo(0.25, 1);
  expect(counts.pct3).toBeCloseTo(0.2, 1);
  expect(counts.pos).toBeCloseTo(0.2, 1);
});

describe.each(STRATEGIES)('%s', (name) => {
  async function play(seed: number): Promise<string> {
    const strategy = strategyOf(name, randomStream('schedule', seed), 9);
    const machine = toyMachine({ strategy });
    spawnWalkers(machine, [3, 3, 3]);
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    return stepsOf(machine).join(' ');
  }

  test('is the same for the same seed, and another for others', async () => {
    expect(await play(1)).toBe(await play(1));
    const seen = new Set<string>();
    for (let seed = 0; seed < 30; seed++) seen.add(await play(seed));
    expect(seen.size).toBeGreaterThan(4);
  });
});
