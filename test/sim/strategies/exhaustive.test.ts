import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exhaustiveSearch } from '../../../src/sim/strategies/exhaustive.js';
import { followChoices } from '../../../src/sim/strategies/strategy.js';
import { pass, spawnWalkers, stepsOf, toyMachine } from '../toy.js';

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
  preemptions: number,
  costly?: readonly string[]
): Promise<string[]> {
  const search = exhaustiveSearch(preemptions, costly);
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

test('turns that cost are within the bound with those that preempt', async () => {
  const all = await searched([3, 1], 1);
  const paid = await searched([3, 1], 1, ['B']);
  expect(all.filter((order) => !paid.includes(order))).toEqual([]);
  expect(paid.toSorted()).toEqual(['AAAB', 'AABA', 'ABAA', 'BAAA']);
  expect(await searched([3, 1], 0)).toEqual(['AAAB', 'BAAA']);
  expect(await searched([3, 1], 0, ['B'])).toEqual(['AAAB']);
  // What came first, and free, has left a preemption for those after it.
  expect(await searched([2, 1, 1], 1)).toContain('CABA');
  expect(await searched([2, 1, 1], 1, ['C'])).not.toContain('CABA');
});

test('with a bound that nothing reaches it tries all there are', async () => {
  // Interleavings of 3 and 3: 6! / (3! 3!).
  expect(new Set(await searched([3, 3], 9)).size).toBe(20);
});

test('a switch at the end of an actor is no preemption', async () => {
  expect(await searched([2, 2, 1], 0)).toHaveLength(6);
});

/** Every order of effects that actors ask for all at once, by brute force. */
function* orders(
  left: readonly (readonly string[])[],
  preemptions: number,
  last = -1
): Generator<string> {
  if (left.every((effects) => effects.length === 0)) yield '';
  for (const [actor, effects] of left.entries()) {
    const passes = actor !== last && (left[last]?.length ?? 0) > 0;
    if (passes && preemptions === 0) continue;
    for (const effect of effects) {
      const rest = left.map((each, at) =>
        at === actor ? each.filter((other) => other !== effect) : each
      );
      const spent = passes ? preemptions - 1 : preemptions;
      for (const tail of orders(rest, spent, actor)) yield effect + tail;
    }
  }
}

test('in which order the effects of one actor take place costs nothing', async () => {
  const programs = fc.array(fc.nat(3), { minLength: 1, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(programs, fc.nat(1), async (counts, bound) => {
      const effects = counts.map((count, actor) =>
        Array.from({ length: count }, (_, at) => `${'AB'.charAt(actor)}${at}`)
      );
      const found: string[] = [];
      const search = exhaustiveSearch(bound);
      while (search.choices) {
        const machine = toyMachine({ strategy: followChoices(search.choices) });
        effects.forEach((names, actor) => {
          const name = 'AB'.charAt(actor);
          machine.spawn(machine.actor(name, 0), async () => {
            await Promise.all(names.map((each) => pass(each)));
          });
        });
        await machine.run();
        found.push(machine.trace.map(({ label }) => label.name).join(''));
        search.advance(machine.trace);
      }
      expect(found.toSorted()).toEqual([...orders(effects, bound)].sort());
    }),
    { numRuns: 30 }
  );
});

test('the plainest schedules come first', async () => {
  const search = exhaustiveSearch(1);
  const costs: number[] = [];
  while (search.choices) {
    const machine = toyMachine({ strategy: followChoices(search.choices) });
    for (const name of ['A', 'B']) {
      machine.spawn(machine.actor(name, 0), async () => {
        await Promise.all([pass(`${name}1`), pass(`${name}2`)]);
      });
    }
    await machine.run();
    const reorderings = machine.trace.filter(
      ({ actors, choice }) => actors.indexOf(actors[choice] ?? '') < choice
    );
    const preempted = machine.trace.filter(({ preempts }) => preempts);
    costs.push(10 * reorderings.length + preempted.length);
    search.advance(machine.trace);
  }
  expect(costs).toEqual(costs.toSorted((a, b) => a - b));
  expect(Math.max(...costs)).toBe(21);
});
