import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../src/sim/clock.js';
import type { Machine, MachineOptions } from '../../src/sim/machine.js';
import { followChoices } from '../../src/sim/strategies/strategy.js';
import { pass, sleep, stepsOf, toyMachine } from './toy.js';

/** Passes so many gates, one after the other. */
function spawnWalker(machine: Machine, name: string, process: number, to = 8) {
  machine.spawn(machine.actor(name, process), async () => {
    for (let at = 1; at <= to; at++) await pass(`${name.toLowerCase()}${at}`);
  });
}

/** A timer that is due after the first step, and one more gate. */
function spawnSleeper(machine: Machine, process = 0) {
  const actor = machine.actor('T', process);
  machine.spawn(actor, async () => {
    await sleep(machine, actor, 5);
    await pass('t1');
  });
}

async function played(
  options: Partial<MachineOptions>,
  spawn: (machine: Machine) => void
): Promise<Machine> {
  const machine = toyMachine({ tickMs: 10, ...options });
  spawn(machine);
  expect(await machine.run()).toEqual({ kind: 'quiet' });
  return machine;
}

describe('a process comes to its timers', () => {
  test('whatever a strategy wants, a few steps after they are due', async () => {
    const spawn = (machine: Machine) => {
      spawnSleeper(machine);
      spawnWalker(machine, 'A', 0);
    };
    const free = await played({}, spawn);
    const prompt = await played({ arePrompt: true }, spawn);
    const at = (machine: Machine) => stepsOf(machine).indexOf('T timer');
    // The timer is due as of the first step, at which a2 was there already.
    expect(at(free)).toBe(8);
    expect(at(prompt)).toBe(4);
  });

  test('after all that was asked for at once has taken place', async () => {
    const { trace } = await played({ arePrompt: true }, (machine) => {
      spawnSleeper(machine);
      machine.spawn(machine.actor('A', 0), async () => {
        await pass('first');
        await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((at) => pass(at)));
      });
    });
    expect(trace.at(-2)?.label.name).toBe('timer');
  });

  test('but others do not wait for it', async () => {
    const machine = await played({ arePrompt: true }, (machine) => {
      spawnSleeper(machine, 1);
      spawnWalker(machine, 'A', 0);
    });
    expect(stepsOf(machine).slice(-2)).toEqual(['T timer', 'T t1']);
  });

  test('nor does it come to them while it stands still', async () => {
    const machine = await played({ arePrompt: true }, (machine) => {
      spawnSleeper(machine);
      spawnWalker(machine, 'A', 1);
      machine.stall(0, 1000);
    });
    expect(stepsOf(machine).indexOf('T timer')).toBe(8);
  });
});

const walker = fc.record({
  process: fc.integer({ min: 0, max: 1 }),
  /** Gates, and sleeps of so many ms. */
  steps: fc.array(fc.option(fc.integer({ min: 0, max: 60 })), {
    maxLength: 6,
  }),
});

const program = fc.array(walker, { minLength: 1, maxLength: 3 });

function spawnAll(
  machine: Machine,
  walkers: readonly { process: number; steps: readonly (number | null)[] }[]
) {
  for (const [at, { process, steps }] of walkers.entries()) {
    const actor = machine.actor('ABC'.charAt(at), process);
    machine.spawn(actor, async () => {
      for (const step of steps) {
        if (step === null) await pass(`${actor.name}`);
        else await sleep(machine, actor, step);
      }
    });
  }
}

test('every such schedule is one of a machine that lets timers wait', async () => {
  const choices = fc.array(fc.nat({ max: 5 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(program, choices, async (walkers, choices) => {
      const clock = new VirtualClock(0);
      const spawn = (machine: Machine) => spawnAll(machine, walkers);
      const strategy = followChoices(choices);
      const prompt = await played({ arePrompt: true, strategy, clock }, spawn);
      const order = stepsOf(prompt);
      let step = 0;
      const same = {
        pick: (
          ready: readonly { actor: string; label: { name: string } }[]
        ) => {
          const wanted = order[step++];
          const at = ready.findIndex(
            ({ actor, label }) => `${actor} ${label.name}` === wanted
          );
          expect(at).toBeGreaterThanOrEqual(0);
          return at;
        },
      };
      const free = await played({ strategy: same }, spawn);
      expect(stepsOf(free)).toEqual(order);
      // And the same one again, of the choices that it was made of.
      const made = followChoices(prompt.trace.map(({ choice }) => choice));
      const again = await played({ arePrompt: true, strategy: made }, spawn);
      expect(stepsOf(again)).toEqual(order);
    }),
    { numRuns: 60 }
  );
});
