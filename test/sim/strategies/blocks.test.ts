import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Block,
  blocksOf,
  followBlocks,
} from '../../../src/sim/strategies/blocks.js';
import { followChoices } from '../../../src/sim/strategies/strategy.js';
import { spawnWalkers, stepsOf, toyMachine } from '../toy.js';

/** `A2 B1` and back. */
function blocks(text: string): Block[] {
  return text
    .split(' ')
    .map(([actor = '', steps]) => ({ actor, steps: Number(steps) }));
}

async function play(gates: readonly number[], text: string): Promise<string> {
  const machine = toyMachine({ strategy: followBlocks(blocks(text)) });
  spawnWalkers(machine, gates);
  expect(await machine.run()).toEqual({ kind: 'quiet' });
  return stepsOf(machine)
    .map((step) => step.split(' ')[1])
    .join(' ');
}

test('a schedule is followed as its context switches', async () => {
  expect(await play([3, 2], 'A2 B2 A1')).toBe('a1 a2 b1 b2 a3');
});

describe('it bends where choices would break', () => {
  test('a block ends early when its actor is done', async () => {
    expect(await play([1, 2], 'A3 B1 A1')).toBe('a1 b1 b2');
  });

  test('a block of an actor that is gone is skipped', async () => {
    expect(await play([2, 2], 'B1 D4 A2 B1')).toBe('b1 a1 a2 b2');
  });

  test('past the last block whoever ran last goes on', async () => {
    expect(await play([3, 2], 'B1')).toBe('b1 b2 a1 a2 a3');
  });
});

test('the blocks of a run lead to the same run', async () => {
  const gates = fc.array(fc.nat(4), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(gates, fc.array(fc.nat(9)), async (counts, choices) => {
      const first = toyMachine({ strategy: followChoices(choices) });
      spawnWalkers(first, counts);
      await first.run();
      const strategy = followBlocks(blocksOf(first.trace));
      const second = toyMachine({ strategy });
      spawnWalkers(second, counts);
      await second.run();
      expect(second.trace).toEqual(first.trace);
    }),
    { numRuns: 60 }
  );
});
