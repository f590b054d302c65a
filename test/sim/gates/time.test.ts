import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installTimeGates } from '../../../src/sim/gates/time.js';
import { FakeSurroundings } from './fake-surroundings.js';

const RealDate = Date;
const before = new Date();
let surroundings: FakeSurroundings;
let uninstall: () => void;

beforeEach(() => {
  surroundings = new FakeSurroundings();
  uninstall = installTimeGates();
});
afterEach(() => uninstall());

const newDate = () => new Date();

/** What an actor computes at 2030-01-01. */
const asActor = <T>(body: () => T): T => surroundings.do(body);

describe('an actor reads the virtual clock', () => {
  test.each([
    ['Date.now()', () => Date.now()],
    ['new Date()', () => newDate().getTime()],
    ['performance.now()', () => performance.now()],
    ['Date()', () => new Date(Date()).getTime()],
  ])('by %s', (_words, read) => {
    expect(asActor(read)).toBe(surroundings.now);
    surroundings.now += 60_000;
    expect(asActor(read)).toBe(surroundings.now);
  });

  test('but a date of a given time is that time', () => {
    expect(asActor(() => new Date(5).getTime())).toBe(5);
    expect(asActor(() => new Date('2031-02-03').getUTCFullYear())).toBe(2031);
    expect(asActor(() => new Date(2031, 1, 3).getMonth())).toBe(1);
    expect(asActor(() => new Date(undefined as never).getTime())).toBeNaN();
    expect(asActor(() => Date.UTC(1970, 0, 2))).toBe(86_400_000);
    expect(asActor(() => Date.parse('1970-01-02'))).toBe(86_400_000);
  });
});

test('anybody else reads the real one', () => {
  const seconds = Math.floor(RealDate.now() / 1000);
  const reads = [Date.now(), newDate().getTime(), RealDate.parse(Date())];
  const after = RealDate.now();
  for (const read of reads) {
    expect(read).toBeGreaterThanOrEqual(seconds * 1000);
    expect(read).toBeLessThanOrEqual(after);
  }
  expect(performance.now()).toBeLessThan(surroundings.now);
  expect(Date()).toHaveLength(RealDate().length);
});

describe('dates are dates', () => {
  test('whenever they were made', () => {
    const virtual = asActor(() => new Date());
    expect(virtual instanceof Date).toBe(true);
    expect(virtual instanceof RealDate).toBe(true);
    expect(before instanceof Date).toBe(true);
    expect(virtual.constructor).toBe(Date);
    expect(Object.prototype.toString.call(virtual)).toBe('[object Date]');
    expect(structuredClone(virtual)).toEqual(virtual);
  });

  test('subclasses stay subclasses', () => {
    class Timestamp extends Date {
      get seconds(): number {
        return Math.floor(this.getTime() / 1000);
      }
    }
    const now = asActor(() => new Timestamp());
    expect(now instanceof Timestamp).toBe(true);
    expect(now instanceof Date).toBe(true);
    expect(now.seconds).toBe(surroundings.now / 1000);
    expect(asActor(() => new Timestamp(7_000)).seconds).toBe(7);
  });

  test('the constructor looks like the one it stands for', () => {
    expect(Date.name).toBe('Date');
    expect(Date.length).toBe(7);
    expect(Date.prototype).toBe(RealDate.prototype);
  });
});

test('what it installs it takes back', () => {
  uninstall();
  expect(Date).toBe(RealDate);
  expect(new Date().constructor).toBe(RealDate);
  expect(asActor(() => Date.now())).toBeLessThan(surroundings.now);
});
