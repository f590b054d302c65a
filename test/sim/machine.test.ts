import { setImmediate as soon } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../src/sim/clock.js';
import { gate } from '../../src/sim/context.js';
import { followChoices } from '../../src/sim/strategies/strategy.js';
import { renderStep } from '../../src/sim/trace.js';
import { pass, sleep, spawnWalkers, stepsOf, toyMachine } from './toy.js';

describe('gates', () => {
  test('one is released at a time, in the order of the choices', async () => {
    const machine = toyMachine({ strategy: followChoices([0, 1, 1]) });
    spawnWalkers(machine, [2, 2]);
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(stepsOf(machine)).toEqual(['A a1', 'B b1', 'A a2', 'B b2']);
  });

  test('past the end of the choices the last actor goes on', async () => {
    const machine = toyMachine({ strategy: followChoices([1]) });
    spawnWalkers(machine, [2, 2]);
    await machine.run();
    expect(stepsOf(machine)).toEqual(['B b1', 'B b2', 'A a1', 'A a2']);
  });

  test('a choice is taken modulo what is ready', async () => {
    const machine = toyMachine({ strategy: followChoices([7]) });
    spawnWalkers(machine, [1, 1]);
    await machine.run();
    expect(stepsOf(machine)).toEqual(['B b1', 'A a1']);
  });

  test('the effect happens at the release, not at the call', async () => {
    const machine = toyMachine({ strategy: followChoices([1]) });
    const said: string[] = [];
    const say = (word: string) =>
      gate({ kind: 'call', name: word, target: '' }, () => {
        said.push(word);
        return word.length;
      });
    machine.spawn(machine.actor('A', 0), async () => {
      expect(await say('hello')).toBe(5);
    });
    machine.spawn(machine.actor('B', 0), async () => {
      await say('first');
    });
    await machine.run();
    expect(said).toEqual(['first', 'hello']);
  });

  test('what an effect throws reaches the actor that asked', async () => {
    const machine = toyMachine();
    let caught: unknown;
    machine.spawn(machine.actor('A', 0), async () => {
      const label = { kind: 'fs', name: 'fs:open', target: 'f' } as const;
      await gate(label, () => {
        throw new Error('ENOENT');
      }).catch((error: unknown) => {
        caught = error;
      });
    });
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(caught).toEqual(new Error('ENOENT'));
  });

  test('one actor may hold several at once', async () => {
    const machine = toyMachine({ strategy: followChoices([2, 0, 1]) });
    machine.spawn(machine.actor('A', 0), async () => {
      await Promise.all([pass('a1'), pass('a2'), pass('a3')]);
    });
    await machine.run();
    expect(stepsOf(machine)).toEqual(['A a3', 'A a1', 'A a2']);
    expect(machine.trace.map(({ ready }) => ready)).toEqual([3, 2, 1]);
  });

  test('a bystander meets none', async () => {
    const machine = toyMachine();
    machine.spawn(machine.bystander('setup', 0), () => pass('unseen'));
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(machine.trace).toEqual([]);
  });
});

test('the trace tells switches from preemptions', async () => {
  const machine = toyMachine({ strategy: followChoices([0, 1, 0, 0]) });
  spawnWalkers(machine, [2, 2]);
  await machine.run();
  const told = machine.trace.map((step) => [
    renderStep(step),
    step.continues,
    step.preempts,
  ]);
  expect(told).toEqual([
    ['A a1 A', false, false],
    ['B b1 B', true, true],
    ['B b2 B', true, false],
    ['A a2 A', false, false],
  ]);
});

describe('endings', () => {
  test('hung: nothing is ready, no timer is set, and somebody waits', async () => {
    const machine = toyMachine();
    machine.spawn(machine.actor('W', 0), async () => {
      await pass('w1');
      await new Promise(() => undefined);
    });
    spawnWalkers(machine, [1]);
    expect(await machine.run()).toEqual({ kind: 'hung', actors: ['W'] });
  });

  test('exhausted: it does not come to rest', async () => {
    const machine = toyMachine({ stepsMax: 10 });
    machine.spawn(machine.actor('A', 0), async () => {
      for (;;) await pass('again');
    });
    expect(await machine.run()).toEqual({ kind: 'exhausted', steps: 10 });
    expect(machine.step).toBe(10);
  });

  test('endless: it does not either where everybody has a turn, and time passes', async () => {
    const machine = toyMachine({ stepsMax: 10 });
    machine.spawn(machine.actor('A', 0), async () => {
      for (;;) await pass('again');
    });
    machine.spawn(machine.actor('B', 0), () => pass('at last'));
    expect(await machine.run()).toEqual({ kind: 'exhausted', steps: 10 });
    expect(stepsOf(machine)).not.toContain('B at last');
    const endless = { kind: 'hung', actors: ['A'], isEndless: true };
    expect(await machine.runOn(10)).toEqual(endless);
    expect(stepsOf(machine)).toContain('B at last');
  });

  test('quiet after all: it waited for one that never had a turn', async () => {
    const machine = toyMachine({ stepsMax: 10 });
    let isFree = false;
    machine.spawn(machine.actor('A', 0), async () => {
      while (!isFree) await pass('is it free?');
    });
    machine.spawn(machine.actor('B', 0), async () => {
      await pass('frees');
      isFree = true;
    });
    expect(await machine.run()).toEqual({ kind: 'exhausted', steps: 10 });
    expect(await machine.runOn(10)).toEqual({ kind: 'quiet' });
  });

  test('exhausted still: it ended of timers that came late', async () => {
    const clock = new VirtualClock(0);
    const machine = toyMachine({ clock, stepsMax: 10 });
    const actor = machine.actor('A', 0);
    machine.spawn(actor, async () => {
      while (clock.nowMs < 5000) await sleep(machine, actor, 20);
    });
    const exhausted = { kind: 'exhausted', steps: 10 };
    expect(await machine.run()).toEqual(exhausted);
    expect(await machine.runOn(10)).toEqual(exhausted);
  });

  test('hung: whoever no gate holds goes on and on', async () => {
    const machine = toyMachine();
    machine.spawn(machine.bystander('setup', 0), async () => {
      for (;;) await pass('again');
    });
    expect(await machine.run()).toEqual({ kind: 'hung', actors: ['setup'] });
  });

  test('an actor that fails ends the run with its error', async () => {
    const machine = toyMachine();
    machine.spawn(machine.actor('W', 0), async () => {
      await pass('w1');
      throw new TypeError('a bug of the harness');
    });
    spawnWalkers(machine, [9]);
    await expect(machine.run()).rejects.toThrow('a bug of the harness');
  });

  test('it can be run again with other actors', async () => {
    const machine = toyMachine();
    spawnWalkers(machine, [1]);
    await machine.run();
    spawnWalkers(machine, [2]);
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(stepsOf(machine)).toEqual(['A a1', 'A a1', 'A a2']);
  });
});

describe('escapes', () => {
  test('an actor that is woken from outside is told', async () => {
    const machine = toyMachine();
    machine.spawn(machine.actor('A', 0), async () => {
      await pass('a1');
      for (let turn = 0; turn < 20; turn++) await soon();
      await pass('a2');
    });
    expect(await machine.run()).toEqual({ kind: 'quiet' });
    expect(machine.escapes).toEqual(['step 1: woken from outside (A)']);
  });

  test('so is an effect that says so itself, with its step', async () => {
    const machine = toyMachine();
    const actor = machine.actor('A', 0);
    machine.spawn(actor, async () => {
      await pass('a1');
      actor.keeper?.escaped('fs:readFile /etc/hosts');
    });
    await machine.run();
    expect(machine.escapes).toEqual(['step 1: fs:readFile /etc/hosts']);
  });
});

test('each actor draws from a stream of its own', () => {
  const draws = (order: string) => {
    const machine = toyMachine({ entropy: 5 });
    const drawn: Record<string, number[]> = { A: [], B: [] };
    for (const name of order) {
      drawn[name]?.push(machine.random(machine.actor(name, 0)));
    }
    return drawn;
  };
  expect(draws('AABB')).toEqual(draws('BABA'));
  expect(draws('AB').A).not.toEqual(draws('AB').B);
});
