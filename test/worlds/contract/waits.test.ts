import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { Instants } from '../../../src/worlds/contract/instants.js';
import { Names } from '../../../src/worlds/contract/names.js';

const NOW_MS = 1_000_000;

describe('a time that a caller has given', () => {
  const instants = new Instants();
  const time = instants.give('r1/w1', NOW_MS, 5);

  it('is known by what was said of it', () => {
    expect(instants.given('r1/w1', time)).toBe(5);
    expect(instants.given('r1/w1', new Date(time))).toBe(5);
  });

  it('is a Date of any realm, and nothing else', () => {
    const foreign: unknown = runInNewContext(`new Date(${NOW_MS + 5})`);
    expect(instants.given('r1/w1', foreign)).toBe(5);
    expect(instants.given('r1/w1', time.toJSON())).toMatch(/string/);
    expect(instants.given('r1/w1', time.getTime())).toMatch(/number/);
    expect(instants.given('r1/w1', undefined)).toBeNull();
  });

  it('is that of another entity to nobody', () => {
    expect(instants.given('r2/w1', time)).toMatch(/nobody/);
  });

  it('is not told apart where two have said it in other words', () => {
    instants.give('r1/w2', NOW_MS, 5);
    const same = instants.give('r1/w2', NOW_MS + 2, 3);
    expect(instants.given('r1/w2', same)).toBeUndefined();
  });
});

describe('the id of a wait that a World makes for itself', () => {
  it('may be made out of the one that it was given', () => {
    const names = new Names('1');
    const run = names.id('run', 'r1', NOW_MS);
    const wait = names.id('wait', 'w1', NOW_MS);
    expect(names.nameWithin('wait', wait)).toBe('w1');
    expect(names.nameWithin('wait', `${run}-${wait}`)).toBe('w1');
    expect(names.nameWithin('wait', '7')).toBe('?7');
  });
});
