import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../src/sim/clock.js';
import type { Machine } from '../../src/sim/machine.js';
import { followChoices } from '../../src/sim/strategies/strategy.js';
import { pass, sleep, stepsOf, toyMachine } from './toy.js';

/** Spawns an actor that sleeps and then notes the time it reads. */
function spawnSleeper(
  machine: Machine,
  name: string,
  delayMs: number,
  woken: string[]
): void {
  const actor = machine.actor(name, 0);
  machine.spawn(actor, async () => {
    await sleep(machine, actor, delayMs);
    woken.push(`${name} at ${machine.nowMs(actor)}`);
  });
}

describe('timers', () => {
  test('fire in order when nothing else is ready', async () => {
    const machine = toyMachine();
    const woken: string[] = [];
    spawnSleeper(machine, 'A', 30 * 86_400_000, woken);
    spawnSleeper(machine, 'B', 10, woken);
    spawnSleeper(machine, 'C', 10, woken);
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(woken).toEqual(['B at 11', 'C at 12', 'A at 2592000001']);
  });

  test.each([
    { choice: 0, order: ['B b1', 'B b2', 'A timer', 'B b3'] },
    { choice: 1, order: ['B b1', 'A timer', 'B b2', 'B b3'] },
  ])('compete with what is ready once due: $choice', async (story) => {
    const machine = toyMachine({
      tickMs: 10,
      strategy: followChoices([0, story.choice, 1]),
    });
    spawnSleeper(machine, 'A', 5, []);
    machine.spawn(machine.actor('B', 0), async () => {
      for (const name of ['b1', 'b2', 'b3']) await pass(name);
    });
    await machine.run();
    expect(stepsOf(machine)).toEqual(story.order);
  });

  test('of a bystander that are due at once cost no step', async () => {
    const machine = toyMachine();
    const setup = machine.bystander('setup', 0);
    const woken: string[] = [];
    machine.spawn(setup, async () => {
      const cancel = machine.setTimer(setup, {
        delayMs: 0,
        repeats: false,
        callback: () => woken.push('cancelled'),
      });
      cancel();
      await sleep(machine, setup, 0);
      woken.push('setup');
    });
    spawnSleeper(machine, 'A', 0, woken);
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(woken).toEqual(['setup', 'A at 1']);
    expect(stepsOf(machine)).toEqual(['A timer']);
  });

  test.each([
    { choice: 0, order: ['C', 'A', 'B'] },
    { choice: 1, order: ['A', 'B', 'C'] },
    { choice: 2, order: ['B', 'A', 'C'] },
  ])('of several processes compete once due: $choice', async (story) => {
    const machine = toyMachine({
      tickMs: 10,
      strategy: followChoices([0, story.choice]),
    });
    const woken: string[] = [];
    // A and B are due before C has passed its gate, each in its own process.
    for (const [process, name] of ['A', 'B'].entries()) {
      const actor = machine.actor(name, process);
      machine.spawn(actor, async () => {
        await sleep(machine, actor, 5 + process);
        woken.push(name);
      });
    }
    machine.spawn(machine.actor('C', 2), async () => {
      await pass('c1');
      await pass('c2');
      woken.push('C');
    });
    await machine.run();
    expect(woken).toEqual(story.order);
  });

  test('of one process fire in their order, whoever waits', async () => {
    const machine = toyMachine({ strategy: followChoices([0, 1, 1]) });
    const woken: string[] = [];
    spawnSleeper(machine, 'A', 0, woken);
    spawnSleeper(machine, 'B', 0, woken);
    await machine.run();
    expect(woken).toEqual(['A at 1', 'B at 2']);
  });

  test('that are not due wait for what is ready', async () => {
    const machine = toyMachine({ strategy: followChoices([1, 1, 1]) });
    spawnSleeper(machine, 'A', 100, []);
    machine.spawn(machine.actor('B', 0), async () => {
      for (const name of ['b1', 'b2']) await pass(name);
    });
    await machine.run();
    expect(stepsOf(machine)).toEqual(['B b1', 'B b2', 'A timer']);
  });

  test('that are cancelled do not fire, and hold nothing up', async () => {
    const machine = toyMachine();
    const actor = machine.actor('A', 0);
    let fired = 0;
    machine.spawn(actor, async () => {
      const request = { delayMs: 5, repeats: false, callback: () => fired++ };
      machine.setTimer(actor, request)();
      await sleep(machine, actor, 50);
    });
    await machine.run();
    expect(fired).toBe(0);
    expect(machine.step).toBe(1);
  });

  test('that repeat do so until they are cancelled', async () => {
    const machine = toyMachine({ tickMs: 0 });
    const actor = machine.actor('A', 0);
    const beats: number[] = [];
    machine.spawn(actor, async () => {
      const callback = () => beats.push(machine.nowMs(actor));
      const cancel = machine.setTimer(actor, {
        delayMs: 10,
        repeats: true,
        callback,
      });
      await sleep(machine, actor, 35);
      cancel();
      await sleep(machine, actor, 100);
    });
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(beats).toEqual([10, 20, 30]);
  });
});

test('with a tick of 0 two events share a millisecond', async () => {
  const machine = toyMachine({ tickMs: 0, clock: new VirtualClock(77) });
  const actor = machine.actor('A', 0);
  const times: number[] = [];
  machine.spawn(actor, async () => {
    for (const name of ['a1', 'a2']) {
      await pass(name);
      times.push(machine.nowMs(actor));
    }
  });
  await machine.run();
  expect(times).toEqual([77, 77]);
});

test('each process reads the clock with its skew', () => {
  const machine = toyMachine({ clock: new VirtualClock(1000, [0, 25]) });
  expect(machine.nowMs(machine.actor('A', 0))).toBe(1000);
  expect(machine.nowMs(machine.actor('B', 1))).toBe(1025);
});
