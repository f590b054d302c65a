import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Names, ulidOf } from '../../../src/worlds/contract/names.js';

const time = fc.integer({ min: 0, max: 2 ** 47 });

describe('ULIDs', () => {
  test('look as the standard says, and carry their time', () => {
    const ulid = ulidOf(Date.UTC(2030, 0, 1), 1);
    expect(ulid).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
    const [, milliseconds = ''] = /^(.{10})/.exec(ulid) ?? [];
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const decoded = [...milliseconds].reduce(
      (sum, letter) => sum * 32 + alphabet.indexOf(letter),
      0
    );
    expect(decoded).toBe(Date.UTC(2030, 0, 1));
  });

  test('sort by time, then by number', () => {
    fc.assert(
      fc.property(time, time, fc.nat(), fc.nat(), (t1, t2, n1, n2) => {
        const [a, b] = [ulidOf(t1, n1), ulidOf(t2, n2)];
        const expected = t1 === t2 ? n1 - n2 : t1 - t2;
        expect(Math.sign(a < b ? -1 : Number(a > b))).toBe(Math.sign(expected));
      })
    );
  });
});

describe('the ids behind the names of a plan', () => {
  test('are made once, of their own for each kind, and told back', () => {
    const names = new Names('1');
    const run = names.id('run', 'x', 1000);
    expect(names.id('run', 'x', 2000)).toBe(run);
    expect(run).toMatch(/^wrun_[0-9A-Z]{26}$/);
    expect(names.id('hook', 'x', 1000)).toMatch(/^hook_/);
    expect(names.nameOf(run)).toBe('x');
    expect(names.nameOf('wrun_of_nobody')).toBe('?wrun_of_nobody');
    expect(names.nameOf(undefined)).toBeUndefined();
  });

  test('are those of their run, where contracts find steps by them alone', () => {
    const stepOf = (names: Names, run: string) =>
      names.idWithin(run, 'step', 's1', 1000);
    const shared = new Names('1');
    expect(stepOf(shared, 'r1')).toBe(stepOf(shared, 'r2'));
    const apart = new Names('1', true);
    expect(stepOf(apart, 'r1')).not.toBe(stepOf(apart, 'r2'));
    expect(stepOf(apart, 'r1')).toBe(stepOf(apart, 'r1'));
    expect(apart.nameOf(stepOf(apart, 'r2'))).toBe('s1');
  });

  test('are unique, whatever is asked for and when', () => {
    const asked = fc.tuple(
      fc.constantFrom('run' as const, 'hook' as const, 'step' as const),
      fc.constantFrom('a', 'b', 'c'),
      time
    );
    fc.assert(
      fc.property(fc.array(asked), (all) => {
        const names = new Names('1');
        const ids = all.map((each) => names.id(...each));
        const wanted = new Set(all.map(([kind, name]) => `${kind} ${name}`));
        expect(new Set(ids).size).toBe(wanted.size);
      })
    );
  });

  test('tokens of two schedules differ, under one name', () => {
    const [first, second] = [new Names('1'), new Names('2')];
    expect(first.token('t1')).not.toBe(second.token('t1'));
    expect(first.nameOf(first.token('t1'))).toBe('t1');
  });

  test('are put back into any text', () => {
    const names = new Names('1');
    const run = names.id('run', 'r1', 1000);
    const text = `open ${run}.json of ${names.token('t1')}, then ${run}`;
    expect(names.redact(text)).toBe('open r1.json of t1, then r1');
  });
});
