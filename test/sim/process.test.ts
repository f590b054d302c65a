import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../src/sim/clock.js';
import { gate, runAs } from '../../src/sim/context.js';
import type { Machine } from '../../src/sim/machine.js';
import { followChoices } from '../../src/sim/strategies/strategy.js';
import { pass, sleep, stepsOf, toyMachine } from './toy.js';

/** Walks so many gates in the process, each known by its generation. */
function walk(machine: Machine, name: string, number: number, gates: number) {
  const process = machine.process(number);
  process.spawn(name, async () => {
    const { generation } = process;
    for (let at = 1; at <= gates; at++) {
      await pass(`p${number}.${generation}`);
    }
  });
}

/** A gate of its own, at which the fault takes place. */
function atOnePoint(machine: Machine, fault: () => void): void {
  machine.spawn(machine.actor('N', -1), () =>
    gate({ kind: 'fault', name: 'fault', target: '' }, fault)
  );
}

describe('a process that is killed', () => {
  test('passes no further gate, and keeps nobody from coming to rest', async () => {
    const machine = toyMachine({ strategy: followChoices([0, 1, 2]) });
    walk(machine, 'A', 0, 3);
    walk(machine, 'B', 1, 2);
    atOnePoint(machine, () => machine.process(0).kill());
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(stepsOf(machine)).toEqual(['A p0.0', 'B p1.0', 'N fault', 'B p1.0']);
  });

  test('has no timer that fires', async () => {
    const clock = new VirtualClock(0);
    const machine = toyMachine({ clock, strategy: followChoices([1]) });
    const fired: string[] = [];
    const process = machine.process(0);
    process.spawn('A', async () => {
      await sleep(machine, process.actor('A'), 10);
      fired.push('A');
    });
    atOnePoint(machine, () => process.kill());
    machine.spawn(machine.actor('B', 1), async () => {
      await sleep(machine, machine.actor('B', 1), 20);
      fired.push('B');
    });
    await machine.run();
    expect(fired).toEqual(['B']);
  });

  test('reaches nothing from what runs on in it', async () => {
    const machine = toyMachine();
    const process = machine.process(0);
    const [actor, bystander] = [process.actor('A'), process.bystander('b')];
    process.kill();
    const said: string[] = [];
    const say = (word: string) =>
      gate({ kind: 'fs', name: word, target: '' }, () => said.push(word));
    runAs(actor, () => void say('gated'));
    runAs(bystander, () => void say('at once'));
    machine.setTimer(actor, {
      delayMs: 1,
      repeats: true,
      callback: () => said.push('timer'),
    });
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(said).toEqual([]);
  });

  test('lives again in a generation of its own', async () => {
    const machine = toyMachine({ strategy: followChoices([0, 1]) });
    const process = machine.process(0);
    walk(machine, 'A', 0, 2);
    atOnePoint(machine, () => {
      process.kill();
      process.restart();
      walk(machine, 'A', 0, 2);
    });
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(stepsOf(machine)).toEqual(['A p0.0', 'N fault', 'A p0.1', 'A p0.1']);
    expect(process.generation).toBe(1);
  });

  test('keeps its callers waiting until it is up again', async () => {
    const machine = toyMachine({ strategy: followChoices([1]) });
    machine.spawn(machine.caller('A', 0), () => pass('call'));
    atOnePoint(machine, () => machine.process(0).kill());
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(stepsOf(machine)).toEqual(['N fault']);
    machine.process(0).restart();
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(stepsOf(machine)).toEqual(['N fault', 'A call']);
  });

  test('tells who waits for it', async () => {
    const machine = toyMachine();
    const told = machine.process(0).death.then(() => 'dead');
    machine.process(0).kill();
    expect(await told).toBe('dead');
  });

  test('never shows in the trace again, wherever it died', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(), { maxLength: 40 }),
        fc.boolean(),
        async (choices, isRestarted) => {
          const machine = toyMachine({ strategy: followChoices(choices) });
          const process = machine.process(0);
          for (const name of ['A', 'B']) walk(machine, name, 0, 4);
          walk(machine, 'C', 1, 4);
          process.spawn('D', async () => {
            for (;;) await sleep(machine, process.actor('D'), 3);
          });
          let killedAt = Number.POSITIVE_INFINITY;
          atOnePoint(machine, () => {
            killedAt = machine.step;
            process.kill();
            if (!isRestarted) return;
            process.restart();
            walk(machine, 'A', 0, 2);
          });
          expect(await machine.run()).toEqual({ kind: 'quiet' });
          const after = machine.trace.slice(killedAt);
          const dead = after.filter(
            (step) => step.process === 0 && step.label.name !== 'p0.1'
          );
          expect(dead).toEqual([]);
          expect(after.filter(({ process }) => process === 0)).toHaveLength(
            isRestarted ? 2 : 0
          );
        }
      )
    ));
});

describe('a process that stands still', () => {
  test('goes on when its time has passed, after all others', async () => {
    const clock = new VirtualClock(0);
    const machine = toyMachine({ clock, strategy: followChoices([2]) });
    walk(machine, 'A', 0, 1);
    walk(machine, 'B', 1, 2);
    atOnePoint(machine, () => machine.stall(0, 500));
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(stepsOf(machine)).toEqual(['N fault', 'B p1.0', 'B p1.0', 'A p0.0']);
    expect(clock.nowMs).toBeGreaterThanOrEqual(500);
  });

  test('fires none of its timers meanwhile', async () => {
    const machine = toyMachine({ strategy: followChoices([1]) });
    const order: string[] = [];
    for (const [name, number] of [
      ['A', 0],
      ['B', 1],
    ] as const) {
      const process = machine.process(number);
      process.spawn(name, async () => {
        await sleep(machine, process.actor(name), 10);
        order.push(name);
      });
    }
    atOnePoint(machine, () => machine.stall(0, 100));
    await machine.run();
    expect(order).toEqual(['B', 'A']);
  });
});

test('who waits for a process that is down wakes nobody', async () => {
  const machine = toyMachine();
  machine.process(0).kill();
  machine.spawn(machine.caller('B', 0), () => pass('b1'));
  machine.process(1).spawn('A', () => new Promise(() => undefined));
  expect(await machine.run()).toMatchObject({ kind: 'hung' });
  expect(machine.escapes).toEqual([]);
});

describe('once the schedule is over', () => {
  test('the dead come to an end of what they had begun', async () => {
    const machine = toyMachine({ strategy: followChoices([0, 1]) });
    const process = machine.process(0);
    let isOpen = false;
    process.spawn('A', async () => {
      try {
        await pass('a1');
        await pass('a2');
        await sleep(machine, process.actor('A'), 1000);
      } finally {
        isOpen = true;
      }
    });
    atOnePoint(machine, () => process.kill());
    await machine.run();
    const steps = machine.step;
    expect(isOpen).toBe(false);
    expect(await machine.layToRest(() => isOpen)).toBe(true);
    expect(machine.step).toBe(steps);
  });

  test('who slept when it died wakes, and so does who slept since', async () => {
    const machine = toyMachine({ strategy: followChoices([0, 1]) });
    const process = machine.process(0);
    let isOpen = false;
    process.spawn('A', async () => {
      await pass('a1');
      await sleep(machine, process.actor('A'), 1000);
      await sleep(machine, process.actor('A'), 1000);
      isOpen = true;
    });
    process.spawn('B', async () => {
      await sleep(machine, process.actor('B'), 5);
      process.kill();
    });
    await machine.run();
    expect(isOpen).toBe(false);
    expect(await machine.layToRest(() => isOpen)).toBe(true);
  });

  test('what the dead hear at last is the answer to no step', async () => {
    const machine = toyMachine({ strategy: followChoices([0, 1]) });
    const process = machine.process(0);
    let isOver = false;
    process.spawn('A', async () => {
      await pass('a1');
      await pass('a2');
      machine.note('told to the dead');
      isOver = true;
    });
    atOnePoint(machine, () => process.kill());
    await machine.run();
    const trace = structuredClone(machine.trace);
    expect(await machine.layToRest(() => isOver)).toBe(true);
    expect(machine.trace).toEqual(trace);
  });

  test('nobody waits for who sleeps for days', async () => {
    const machine = toyMachine();
    const process = machine.process(0);
    process.spawn('A', () => sleep(machine, process.actor('A'), 2 ** 31 - 1));
    process.kill();
    expect(await machine.layToRest(() => false)).toBe(false);
  });

  test('those who wait for what never comes are told of', async () => {
    const machine = toyMachine();
    machine.process(0).spawn('A', () => new Promise(() => undefined));
    machine.process(0).kill();
    expect(await machine.layToRest(() => false)).toBe(false);
  });
});
