import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exhaustiveSearch } from '../../../src/sim/strategies/exhaustive.js';
import { followChoices } from '../../../src/sim/strategies/strategy.js';
import { spawnWalkers, stepsOf, toyMachine } from '../toy.js';

/** Every order in which actors pass so many gates each, by brute force. */
function* interleavings(
  left: readonly number[],
  preemptions: number,
  last = -1
): Generator<string> {
  if (left.every((gates) => gates === 0)) yield '';
  for (const [actor, gates] of left.entries()) {
    if (gates === 0) continue;
    const preempts = actor !== last && (left[last] ?? 0) > 0;
    if (preempts && preemptions === 0) continue;
    const rest = left.map((each, at) => (at === actor ? each - 1 : each));
    const spent = preempts ? preemptions - 1 : preemptions;
    for (const tail of interleavings(rest, spent, actor)) {
      yield 'ABCDEF'.charAt(actor) + tail;
    }
  }
}

async function searched(
  gates: readonly number[],
  preemptions: number
): Promise<string[]> {
  const search = exhaustiveSearch(preemptions);
  const found: string[] = [];
  while (search.choices) {
    const machine = toyMachine({ strategy: followChoices(search.choices) });
    spawnWalkers(machine, gates);
    await machine.run();
    found.push(
      stepsOf(machine)
        .map((step) => step.charAt(0))
        .join('')
    );
    search.advance(machine.trace);
  }
  return found;
}

test('it tries every schedule within the bound, each once', async () => {
  const programs = fc.array(fc.nat(3), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(programs, fc.nat(2), async (gates, bound) => {
      const found = await searched(gates, bound);
      expect(found.toSorted()).toEqual([...interleavings(gates, bound)].sort());
    }),
    { numRuns: 40 }
  );
});

test('with a bound that nothing reaches it tries all there are', async () => {
  // Interleavings of 3 and 3: 6! / (3! 3!).
  expect(new Set(await searched([3, 3], 9)).size).toBe(20);
});

test('a switch at the end of an actor is no preemption', async () => {
  expect(await searched([2, 2, 1], 0)).toHaveLength(6);
});
