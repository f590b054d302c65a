import { expect, test } from 'vitest';
import { VirtualClock } from '../../src/sim/clock.js';
import { Processes } from '../../src/sim/processes.js';
import type { ArmedTimer } from '../../src/sim/timers.js';
import { toyMachine } from './toy.js';

const actor = { name: 'A', process: 0 };

function request(delayMs: number) {
  return { delayMs, repeats: false, callback: () => undefined };
}

function processesAt(nowMs: number) {
  const clock = new VirtualClock(nowMs);
  return { clock, processes: new Processes(toyMachine(), clock) };
}

test('of two timers due at once the older comes first', () => {
  const { clock, processes } = processesAt(0);
  const late = processes.arm(actor, request(20));
  const older = processes.arm(actor, request(10));
  clock.advance(5);
  const younger = processes.arm(actor, request(5));
  clock.advance(20);
  const order: ArmedTimer[] = [];
  for (let [next] = processes.due(); next; [next] = processes.due()) {
    order.push(next);
    processes.disarm(next);
  }
  expect(order).toEqual([older, younger, late]);
});

test('a timer is due at its time and not before', () => {
  const { clock, processes } = processesAt(0);
  const timer = processes.arm(actor, request(10));
  expect(processes.nextMs()).toBe(10);
  clock.advance(9);
  expect(processes.due()).toEqual([]);
  clock.advance(1);
  expect(processes.due()).toEqual([timer]);
  processes.disarm(timer);
  expect(processes.due()).toEqual([]);
});

test('each process has a timer that is due, the earliest of its own', () => {
  const { clock, processes } = processesAt(0);
  const [, later] = [2, 9].map((ms) =>
    processes.arm({ ...actor, process: 1 }, request(ms))
  );
  const first = processes.arm(actor, request(1));
  clock.advance(10);
  expect(processes.due().map(({ dueMs }) => dueMs)).toEqual([1, 2]);
  processes.disarm(first);
  processes.stall(1, 50);
  expect(processes.due()).toEqual([]);
  expect(processes.nextMs()).toBe(60);
  clock.advance(50);
  expect(processes.due()).not.toContain(later);
});

test('timers of the dead are kept, and never due', () => {
  const { clock, processes } = processesAt(0);
  const process = processes.get(0);
  const mortal = process.actor('A');
  const before = processes.arm(mortal, request(10));
  const ofCaller = processes.arm({ ...actor, name: 'B' }, request(15));
  process.kill();
  const after = processes.arm(mortal, request(5));
  clock.advance(20);
  expect(processes.due()).toEqual([]);
  expect(processes.nextMs()).toBeUndefined();
  expect(processes.nextBuried()).toBe(after);
  processes.disarm(after);
  expect(processes.nextBuried()).toBe(before);
  process.restart();
  expect(processes.due()).toEqual([ofCaller]);
});

test('an immediate is due at once', () => {
  const { processes } = processesAt(7);
  const timer = processes.arm(actor, request(0));
  expect(processes.due()).toEqual([timer]);
});
