import { expect, test } from 'vitest';
import { VirtualClock } from '../../src/sim/clock.js';
import type { ActorContext, Life } from '../../src/sim/context.js';

const actor = { name: 'A', process: 0 };

function request(delayMs: number) {
  return { delayMs, repeats: false, callback: () => undefined };
}

test('moves only when it is moved, and never back', () => {
  const clock = new VirtualClock(1000);
  clock.advance(5);
  clock.advance(0);
  expect(clock.nowMs).toBe(1005);
  expect(() => clock.advance(-1)).toThrow('Time cannot move by -1 ms');
  expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
  expect(clock.nowMs).toBe(1005);
});

test('is read by each process with a skew of its own', () => {
  const clock = new VirtualClock(1000, [0, -30]);
  expect([0, 1, 2].map((process) => clock.nowOf(process))).toEqual([
    1000, 970, 1000,
  ]);
});

test('of two timers due at once the older comes first', () => {
  const clock = new VirtualClock(0);
  const late = clock.arm(actor, request(20));
  const older = clock.arm(actor, request(10));
  clock.advance(5);
  const younger = clock.arm(actor, request(5));
  const order = [];
  for (let next = clock.next(); next; next = clock.next()) {
    order.push(next);
    clock.disarm(next);
  }
  expect(order).toEqual([older, younger, late]);
});

test('a timer is due at its time and not before', () => {
  const clock = new VirtualClock(0);
  const timer = clock.arm(actor, request(10));
  clock.advance(9);
  expect(clock.due()).toEqual([]);
  clock.advance(1);
  expect(clock.due()).toEqual([timer]);
  clock.disarm(timer);
  expect(clock.due()).toEqual([]);
});

test('timers of a life that has ended are kept, and never due', () => {
  const clock = new VirtualClock(0);
  const life = { process: 0, generation: 0, state: 'alive' as string };
  const mortal = { ...actor, life } as ActorContext;
  const before = clock.arm(mortal, request(10));
  life.state = 'dead';
  clock.bury(life as Life);
  const after = clock.arm(mortal, request(5));
  clock.advance(20);
  expect(clock.due()).toEqual([]);
  expect(clock.next()).toBeUndefined();
  expect(clock.nextBuried()).toBe(after);
  clock.disarm(after);
  expect(clock.nextBuried()).toBe(before);
});

test('an immediate is due at once', () => {
  const clock = new VirtualClock(7);
  const timer = clock.arm(actor, request(0));
  expect(clock.due()).toEqual([timer]);
});
