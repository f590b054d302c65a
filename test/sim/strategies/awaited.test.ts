import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Machine } from '../../../src/sim/machine.js';
import { exhaustiveSearch } from '../../../src/sim/strategies/exhaustive.js';
import { followChoices } from '../../../src/sim/strategies/strategy.js';
import { markSeen } from '../../../src/sim/trace.js';
import { pass, toyMachine } from '../toy.js';

/**
 * A call that passes its gates, in which a write is befallen by what N has seen to,
 * if it has by then; then it is made again. `tells`: whether the search is told
 * what N is like.
 */
async function play(
  machine: Machine,
  gates: readonly string[],
  tells: boolean
): Promise<string> {
  let isMeant = false;
  let done = '';
  const mark = (what: 'awaits' | 'isBefallen') => {
    const step = machine.trace.at(-1);
    if (tells && step) step[what] = true;
  };
  machine.spawn(machine.actor('A', 0), async () => {
    for (const name of [...gates, ...gates]) {
      await pass(name, `at ${machine.step}`);
      if (isMeant && name === 'write') {
        isMeant = false;
        done += '!';
        mark('isBefallen');
      } else done += name.charAt(0);
    }
  });
  machine.spawn(machine.caller('N', -1), async () => {
    await pass('fault');
    isMeant = true;
    mark('awaits');
  });
  await machine.run();
  return done;
}

/** What comes of every schedule of a program in which N's turns cost. */
async function searchedAll(
  program: (machine: Machine) => Promise<string>
): Promise<string[]> {
  const search = exhaustiveSearch(1, ['N']);
  const found: string[] = [];
  while (search.choices) {
    const machine = toyMachine({ strategy: followChoices(search.choices) });
    found.push(await program(machine));
    search.advance(machine.trace);
  }
  return found;
}

const searched = (gates: readonly string[], tells: boolean) =>
  searchedAll((machine) => play(machine, gates, tells));

test('what waits for an effect is tried once for each that it may befall', async () => {
  const gates = ['read', 'read', 'write', 'read', 'write', 'read'];
  const found = await searched(gates, true);
  expect(found).toEqual([
    'rrwrwrrrwrwr',
    'rr!rwrrrwrwr',
    'rrwr!rrrwrwr',
    'rrwrwrrr!rwr',
    'rrwrwrrrwr!r',
    'rrwrwrrrwrwr',
  ]);
  // Without being told, the search tries it at each gate.
  expect(await searched(gates, false)).toHaveLength(2 * gates.length + 1);
});

test('nothing that it may befall is left out', async () => {
  const programs = fc.array(fc.constantFrom('read', 'write'), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(programs, async (gates) => {
      const told = await searched(gates, true);
      const all = await searched(gates, false);
      expect([...new Set(told)].sort()).toEqual([...new Set(all)].sort());
    }),
    { numRuns: 30 }
  );
});

/**
 * A, whose process N ends, and B, who lives on. Both read and write one thing; of what
 * A reads nobody knows but by what it writes.
 */
async function playDeath(
  machine: Machine,
  own: readonly string[],
  others: readonly string[],
  tells: boolean
): Promise<string> {
  let store = '';
  let seen = '';
  machine.spawn(machine.actor('A', 0), async () => {
    let memory = 0;
    for (const name of own) {
      await pass(name);
      if (name === 'read') memory += store.length;
      else {
        store += `a${memory}`;
        if (tells) markSeen(machine.trace);
      }
    }
  });
  machine.spawn(machine.actor('B', 1), async () => {
    for (const name of others) {
      await pass(name);
      if (name === 'read') seen += `${store}.`;
      else store += 'b';
    }
  });
  machine.spawn(machine.caller('N', -1), async () => {
    await pass('fault');
    const step = machine.trace.at(-1);
    if (tells && step) step.ends = 0;
    machine.process(0).kill();
  });
  await machine.run();
  return `${store} ${seen}`;
}

const searchedDeaths = (
  own: readonly string[],
  others: readonly string[],
  tells: boolean
) => searchedAll((machine) => playDeath(machine, own, others, tells));

test('a death is tried once for each thing that it leaves', async () => {
  const own = ['read', 'read', 'write', 'read', 'read', 'write', 'read'];
  const told = await searchedDeaths(own, [], true);
  expect(told.map((left) => left.trim()).sort()).toEqual([
    '',
    'a0',
    'a0a4',
    'a0a4',
  ]);
  expect(await searchedDeaths(own, [], false)).toHaveLength(own.length + 1);
});

test('of what deaths leave nothing is left out', async () => {
  const words = fc.array(fc.constantFrom('read', 'write'), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(words, words, async (own, others) => {
      const told = await searchedDeaths(own, others, true);
      const all = await searchedDeaths(own, others, false);
      expect([...new Set(told)].sort()).toEqual([...new Set(all)].sort());
      expect(told.length).toBeLessThanOrEqual(all.length);
    }),
    { numRuns: 60 }
  );
});

test('what costs wherever it is taken leaves nothing for anybody else', async () => {
  const walk = ['read', 'read'];
  await searchedAll(async (machine) => {
    const left = await playDeath(machine, walk, walk, false);
    const preempting = machine.trace.filter(({ preempts }) => preempts);
    expect(preempting.every(({ actor }) => actor === 'N')).toBe(true);
    return left;
  });
});
