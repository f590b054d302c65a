import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runAs } from '../../src/sim/context.js';
import type { Machine } from '../../src/sim/machine.js';
import { followChoices } from '../../src/sim/strategies/strategy.js';
import { firstDifference, renderStep } from '../../src/sim/trace.js';
import { pass, sleep, toyMachine } from './toy.js';

type Move =
  | { readonly kind: 'pass'; readonly target: string }
  | { readonly kind: 'sleep'; readonly ms: number }
  | { readonly kind: 'fork' }
  | { readonly kind: 'draw' };

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    kind: fc.constant('pass' as const),
    target: fc.constantFrom('x', 'y'),
  }),
  fc.record({ kind: fc.constant('sleep' as const), ms: fc.nat(20) }),
  fc.record({ kind: fc.constant('fork' as const) }),
  fc.record({ kind: fc.constant('draw' as const) })
);

const programs = fc.array(fc.array(move, { maxLength: 6 }), {
  minLength: 1,
  maxLength: 3,
});

function spawnProgram(machine: Machine, name: string, moves: readonly Move[]) {
  const actor = machine.actor(name, 0);
  machine.spawn(actor, async () => {
    for (const each of moves) {
      if (each.kind === 'pass') await pass('pass', each.target);
      if (each.kind === 'sleep') await sleep(machine, actor, each.ms);
      if (each.kind === 'draw') await pass(`drew ${machine.random(actor)}`);
      if (each.kind === 'fork') {
        await Promise.all([
          runAs(actor, () => pass('left')),
          runAs(actor, () => pass('right')),
        ]);
      }
    }
  });
}

async function traceOf(
  moves: readonly (readonly Move[])[],
  choices: readonly number[]
): Promise<string[]> {
  const machine = toyMachine({ strategy: followChoices(choices), tickMs: 3 });
  moves.forEach((each, at) => {
    spawnProgram(machine, 'ABC'.charAt(at), each);
  });
  expect(await machine.run()).toEqual({ kind: 'quiet' });
  return machine.trace.map(renderStep);
}

test('the same choices give the same trace', async () => {
  await fc.assert(
    fc.asyncProperty(programs, fc.array(fc.nat(5)), async (moves, choices) => {
      const first = await traceOf(moves, choices);
      const second = await traceOf(moves, choices);
      expect(firstDifference(first, second)).toBe(-1);
    }),
    { numRuns: 60 }
  );
});

test('the choices that were made replay what a strategy did', async () => {
  await fc.assert(
    fc.asyncProperty(programs, fc.array(fc.nat(5)), async (moves, drawn) => {
      const machine = toyMachine({ strategy: followChoices(drawn), tickMs: 3 });
      moves.forEach((each, at) => {
        spawnProgram(machine, 'ABC'.charAt(at), each);
      });
      await machine.run();
      const made = machine.trace.map(({ choice }) => choice);
      expect(await traceOf(moves, made)).toEqual(machine.trace.map(renderStep));
    }),
    { numRuns: 40 }
  );
});

test('the first step that differs is found, and a missing one is one', () => {
  expect(firstDifference(['a', 'b'], ['a', 'c'])).toBe(1);
  expect(firstDifference(['a', 'b'], ['a'])).toBe(1);
  expect(firstDifference([], [])).toBe(-1);
});
