import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GateLabel, gate } from '../../../src/sim/context.js';
import { exhaustiveSearch } from '../../../src/sim/strategies/exhaustive.js';
import { mayRace } from '../../../src/sim/strategies/racing.js';
import { followChoices } from '../../../src/sim/strategies/strategy.js';
import type { Trace } from '../../../src/sim/trace.js';
import { toyMachine } from '../toy.js';

const fs = (name: string, target: string): GateLabel => ({
  ...{ kind: 'fs', name: `fs:${name}`, target },
});

test('of files two effects race that work on one path and do not only read', () => {
  const stat = fs('stat', 'runs/r1.json');
  expect(mayRace(stat, fs('readFile', 'runs/r1.json'))).toBe(false);
  expect(mayRace(stat, fs('write', 'runs/r2.json'))).toBe(false);
  expect(mayRace(stat, fs('write', 'runs/r1.json'))).toBe(true);
  expect(mayRace(stat, fs('rename', 'tmp/1 -> runs/r1.json'))).toBe(true);
});

test('a directory that is read or goes races with what its entries are', () => {
  const list = fs('readdir', 'runs');
  expect(mayRace(list, fs('unlink', 'runs/r1.json'))).toBe(true);
  expect(mayRace(fs('link', 'tmp/1 -> runs/r1.json'), list)).toBe(true);
  expect(mayRace(list, fs('unlink', 'runs/old/r1.json'))).toBe(false);
  expect(mayRace(list, fs('unlink', 'runsets/r1.json'))).toBe(false);
  expect(mayRace(list, fs('stat', 'runs/r1.json'))).toBe(false);
  expect(mayRace(fs('rmdir', 'runs'), fs('mkdir', 'runs/old'))).toBe(true);
});

test('of anything else nothing is known, so that it races', () => {
  const timer: GateLabel = { kind: 'timer', name: 'timer', target: '5 ms' };
  expect(mayRace(timer, fs('stat', 'runs'))).toBe(true);
  const select: GateLabel = { kind: 'wire', name: 'pg:select', target: 'runs' };
  expect(mayRace(select, select)).toBe(true);
});

const EFFECTS: readonly GateLabel[] = [
  fs('readFile', 'd/a'),
  fs('write', 'd/a'),
  fs('stat', 'd/b'),
  fs('rename', 'd/a -> d/b'),
  fs('readdir', 'd'),
  fs('unlink', 'e/c'),
];

const programs = fc.array(
  fc.array(fc.constantFrom(...EFFECTS), { minLength: 1, maxLength: 6 }),
  { minLength: 2, maxLength: 2 }
);

/** Of all effects that race: which of the two took place first. */
function classOf(trace: Trace): string {
  const counts = new Map<string, number>();
  const steps = trace.map(({ actor, label }) => {
    const number = counts.get(actor) ?? 0;
    counts.set(actor, number + 1);
    return { actor, label, name: `${actor}${number}` };
  });
  const orders = steps.flatMap((one, at) =>
    steps
      .slice(at + 1)
      .filter((other) => other.actor !== one.actor)
      .filter((other) => mayRace(one.label, other.label))
      .map((other) => `${one.name}<${other.name}`)
  );
  return orders.sort().join(' ');
}

test('the races come first, and what they leave out comes to the same', async () => {
  let left = 0;
  await fc.assert(
    fc.asyncProperty(programs, async (effects) => {
      const [inRaces, after] = [new Set<string>(), new Set<string>()];
      const search = exhaustiveSearch(1);
      let areDone = false;
      while (search.choices) {
        const machine = toyMachine({ strategy: followChoices(search.choices) });
        areDone ||= search.areRacesDone;
        effects.forEach((labels, at) => {
          const actor = machine.actor('AB'.charAt(at), at);
          machine.spawn(actor, async () => {
            for (const label of labels) await gate(label, () => undefined);
          });
        });
        await machine.run();
        (areDone ? after : inRaces).add(classOf(machine.trace));
        left += areDone ? 1 : 0;
        search.advance(machine.trace);
      }
      expect([...after].filter((each) => !inRaces.has(each))).toEqual([]);
    }),
    { numRuns: 200 }
  );
  expect(left).toBeGreaterThan(200);
});
