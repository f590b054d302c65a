import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/sim/strategies/blocks.js';
import { fewerSwitches } from '../../../src/sim/strategies/fewer-switches.js';

const blocksOf = (text: string): Block[] =>
  text.split(' ').map((part) => ({
    actor: part.slice(0, 1),
    steps: Number(part.slice(1)),
  }));

const textOf = (blocks: readonly Block[]) =>
  blocks.map(({ actor, steps }) => `${actor}${steps}`).join(' ');

function stepsOf(blocks: readonly Block[]): Record<string, number> {
  const steps: Record<string, number> = {};
  for (const block of blocks) {
    steps[block.actor] = (steps[block.actor] ?? 0) + block.steps;
  }
  return steps;
}

const schedules = fc.array(
  fc.record({ actor: fc.constantFrom('a', 'b', 'c'), steps: fc.nat(5) }),
  { maxLength: 8 }
);

describe('one context switch less', () => {
  it('lets a block join the next one of its actor, later or sooner', () => {
    const tried = [...fewerSwitches(blocksOf('a1 b2 a3'))].map(textOf);
    expect(tried).toEqual(['b2 a4', 'a4 b2']);
  });

  it('has nothing to try where no actor comes back', () => {
    expect([...fewerSwitches(blocksOf('a1 b2 c3'))]).toEqual([]);
  });

  it('keeps the steps of every actor, in fewer blocks', () => {
    fc.assert(
      fc.property(schedules, (blocks) => {
        for (const fewer of fewerSwitches(blocks)) {
          expect(stepsOf(fewer)).toEqual(stepsOf(blocks));
          expect(fewer.length).toBeLessThan(blocks.length);
        }
      })
    );
  });
});
