import { expect, test } from 'vitest';
import { placed } from '../../../src/sim/strategies/placed.js';
import { followChoices } from '../../../src/sim/strategies/strategy.js';
import { spawnWalkers, stepsOf, toyMachine } from '../toy.js';

test('an actor takes its steps at its points, the others as they would', async () => {
  const alone = toyMachine({ strategy: followChoices([1, 1, 0, 1]) });
  spawnWalkers(alone, [3, 3]);
  await alone.run();

  const inner = followChoices([1, 1, 0, 1]);
  const machine = toyMachine({ strategy: placed(inner, 'C', [4, 1]) });
  spawnWalkers(machine, [3, 3, 2]);
  await machine.run();
  const steps = stepsOf(machine);
  expect(steps[1]).toBe('C c1');
  expect(steps[4]).toBe('C c2');
  expect(steps.filter((step) => !step.startsWith('C'))[0]).toBe(
    stepsOf(alone)[0]
  );
});

test('a point past the end is the last step', async () => {
  const strategy = placed(followChoices([]), 'C', [99]);
  const machine = toyMachine({ strategy });
  spawnWalkers(machine, [2, 1, 1]);
  await machine.run();
  expect(stepsOf(machine)).toEqual(['A a1', 'A a2', 'B b1', 'C c1']);
});
