import { describe, expect, test } from 'vitest';
import { pass, toyMachine } from './toy.js';

/** Two calls read a number, await so often, and write it back with one more. */
async function countedBy(
  together: readonly number[] | undefined,
  awaits: readonly [number, number]
): Promise<number> {
  const machine = toyMachine({ together });
  let count = 0;
  for (const [at, turns] of awaits.entries()) {
    machine.spawn(machine.actor('AB'.charAt(at), 0), async () => {
      await pass(`call ${at}`);
      const read = count;
      for (let turn = 0; turn < turns; turn++) await undefined;
      count = read + 1;
    });
  }
  expect(await machine.run()).toEqual({ kind: 'quiet' });
  return count;
}

describe('two calls that race at microtasks alone', () => {
  test('do not meet where each comes to rest before the next', async () => {
    expect(await countedBy(undefined, [1, 1])).toBe(2);
    expect(await countedBy([-1], [1, 1])).toBe(2);
  });

  test('meet where they are made at once', async () => {
    expect(await countedBy([0], [1, 1])).toBe(1);
  });

  test('meet as far into the first as turns have passed', async () => {
    expect(await countedBy([2], [1, 1])).toBe(2);
    expect(await countedBy([2], [9, 0])).toBe(1);
  });
});

test('the numbers begin again when they are used up', async () => {
  const machine = toyMachine({ together: [0, -1] });
  const under = new Set<string>();
  const most: number[] = [];
  for (const name of ['A', 'B', 'C', 'D']) {
    machine.spawn(machine.actor(name, 0), async () => {
      await pass(name);
      under.add(name);
      await undefined;
      most.push(under.size);
      under.delete(name);
    });
  }
  await machine.run();
  expect(most).toEqual([2, 1, 2, 1]);
});

test('who is done meanwhile makes the next call while others are under way', async () => {
  const machine = toyMachine({ together: [0, 20] });
  const under = new Set<string>();
  const met: string[] = [];
  const calls = { A: [100], B: [0, 0] };
  for (const [name, lengths] of Object.entries(calls)) {
    machine.spawn(machine.actor(name, 0), async () => {
      for (const [at, turns] of lengths.entries()) {
        await pass(`${name}${at + 1}`);
        if (under.has('A')) met.push(`${name}${at + 1}`);
        under.add(name);
        for (let turn = 0; turn < turns; turn++) await undefined;
        under.delete(name);
      }
    });
  }
  await machine.run();
  expect(met).toEqual(['B1', 'B2']);
});
