import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installTimerGates } from '../../../src/sim/gates/timers.js';
import { FakeSurroundings } from './fake-surroundings.js';

let surroundings: FakeSurroundings;
let uninstall: () => void;
let said: unknown[];

beforeEach(() => {
  said = [];
  surroundings = new FakeSurroundings();
  uninstall = installTimerGates();
});
afterEach(() => uninstall());

const say = (...words: unknown[]) => {
  said.push(...words);
};

describe('an actor sets virtual timers', () => {
  test.each([
    ['setTimeout', () => setTimeout(say, 50, 'a', 'b'), 50],
    ['timers.setTimeout', () => timers.setTimeout(say, 50, 'a', 'b'), 50],
    ['setImmediate', () => setImmediate(say, 'a', 'b'), 0],
    ['setInterval', () => setInterval(say, 50, 'a', 'b'), 50],
  ])('by %s', (_words, set, delayMs) => {
    surroundings.do<unknown>(set);
    expect(surroundings.delays).toEqual([delayMs]);
    expect(said).toEqual([]);
    surroundings.fire();
    expect(said).toEqual(['a', 'b']);
  });

  test.each([
    [0, 1],
    [-5, 1],
    [undefined, 1],
    ['20', 20],
    [2 ** 31 - 1, 2 ** 31 - 1],
    // A month of retention: Node overflows, and fires at once.
    [30 * 86_400_000, 1],
  ])('a delay of %s is %s ms, as in Node', (asked, delayMs) => {
    surroundings.do(() => setTimeout(say, asked as number));
    expect(surroundings.delays).toEqual([delayMs]);
  });

  test('an interval is set again each time, until it is cleared', () => {
    const interval = surroundings.do(() => setInterval(say, 10, 'tick'));
    surroundings.fire();
    surroundings.fire();
    expect(said).toEqual(['tick', 'tick']);
    clearInterval(interval);
    expect(surroundings.timers).toEqual([]);
  });

  test('a timer that is cleared does not fire, whoever clears it', () => {
    const first = surroundings.do(() => setTimeout(say, 10));
    const second = surroundings.do(() => setTimeout(say, 20));
    const third = surroundings.do(() => setImmediate(say));
    clearTimeout(first);
    surroundings.do(() => timers.clearTimeout(second));
    clearImmediate(third);
    clearTimeout(undefined);
    expect(surroundings.timers).toEqual([]);
  });

  test('its handle is as much of Node as is used', () => {
    const timer = surroundings.do(() => setTimeout(say, 10, 'late'));
    expect(timer.unref().ref().hasRef()).toBe(true);
    surroundings.do(() => setTimeout(say, 10, 'early'));
    expect(timer.refresh()).toBe(timer);
    surroundings.fire();
    surroundings.fire();
    expect(said).toEqual(['early', 'late']);
    timer.refresh();
    timer.close();
    expect(surroundings.timers).toEqual([]);
    expect(`${+timer}`).toMatch(/^\d+$/);
  });
});

describe('an actor sleeps in virtual time', () => {
  test.each([
    ['promisify(setTimeout)', () => promisify(setTimeout)(50, 'woken')],
    ['timers/promises', () => timersPromises.setTimeout(50, 'woken')],
    ['scheduler.wait', () => timersPromises.scheduler.wait(50)],
  ])('by %s', async (_words, sleep) => {
    const slept = surroundings
      .do<Promise<unknown>>(sleep)
      .then((value) => say(value ?? 'woken'));
    expect(surroundings.delays).toEqual([50]);
    surroundings.fire();
    await slept;
    expect(said).toEqual(['woken']);
  });

  test('by turns of an interval', async () => {
    await surroundings.do(async () => {
      const ticks = timersPromises.setInterval(10, 'tick');
      queueMicrotask(() => surroundings.fire());
      for await (const tick of ticks) {
        say(tick);
        if (said.length === 3) break;
        queueMicrotask(() => queueMicrotask(() => surroundings.fire()));
      }
    });
    expect(said).toEqual(['tick', 'tick', 'tick']);
  });

  test('until its signal is aborted', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const sleep = () => timersPromises.setTimeout(50, undefined, { signal });
    const aborted = { name: 'AbortError', code: 'ABORT_ERR' };
    const slept = surroundings.do(sleep);
    controller.abort(new Error('enough'));
    await expect(slept).rejects.toMatchObject(aborted);
    expect(surroundings.timers).toEqual([]);
    await expect(surroundings.do(sleep)).rejects.toMatchObject(aborted);
  });
});

test('anybody else gets real timers', async () => {
  const woken = await new Promise((resolve) => {
    clearTimeout(setTimeout(resolve, 1, 'cleared'));
    setTimeout(resolve, 1, 'real');
  });
  expect(woken).toBe('real');
  expect(await timersPromises.setTimeout(1, 'real')).toBe('real');
  expect(await promisify(setImmediate)('real')).toBe('real');
  await timersPromises.scheduler.wait(1);
  expect(surroundings.timers).toEqual([]);
});

test('what it installs it takes back', () => {
  uninstall();
  clearTimeout(surroundings.do(() => setTimeout(say, 1)));
  expect(surroundings.timers).toEqual([]);
});
