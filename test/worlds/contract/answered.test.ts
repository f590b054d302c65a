import { describe, expect, test } from 'vitest';
import {
  AnswerError,
  described,
  plainly,
  read,
} from '../../../src/worlds/contract/answered.js';

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

describe('an answer is read', () => {
  const status = (answer: unknown) =>
    read('a run', answer as { status: string }, (run) => run.status);

  test('as what is asked of it', () => {
    expect(status({ status: 'running' })).toBe('running');
  });

  test.each([
    [42, 'answered 42 instead of a run'],
    [undefined, 'answered undefined instead of a run'],
    [Symbol('run'), 'answered Symbol(run) instead of a run'],
    [10n, 'answered 10n instead of a run'],
    [function later() {}, 'answered [Function: later] instead of a run'],
  ])('or told where it is no object: %s', (answer, words) => {
    expect(() => status(answer)).toThrow(new AnswerError(words));
  });

  test('or told where it throws', () => {
    const lazy = {
      get status() {
        throw new Error('not loaded');
      },
    };
    const words = 'answered a run that throws when it is read: not loaded';
    expect(() => status(lazy)).toThrow(new AnswerError(words));
  });
});

describe('what cannot be written down is described in its place', () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;

  test.each([
    [Symbol('on'), 'Symbol(on)'],
    [3n, '3n'],
    [() => 1, '[Function (anonymous)]'],
    [new Date(Number.NaN), 'Invalid Date'],
  ])('%s', (value, words) => {
    expect(plainly({ run: [{ status: value, at: 1 }] })).toEqual({
      run: [{ status: words, at: 1 }],
    });
    expect(described(value)).toBe(words);
  });

  test('a proxy that was revoked', () => {
    expect(plainly({ at: revoked() })).toEqual({ at: '<Revoked Proxy>' });
  });

  test('a circle ends', () => {
    const text = JSON.stringify(plainly({ ok: true, circle }));
    expect(text).toContain('Circular');
  });

  test('a class that puts itself into words is not asked to', () => {
    class Row {
      toJSON(): never {
        throw new Error('asked');
      }
      [Symbol.for('nodejs.util.inspect.custom')](): never {
        throw new Error('asked');
      }
    }
    expect(plainly({ row: new Row() })).toEqual({ row: 'Row {}' });
  });

  test('and what is plain is left as it is', () => {
    const value = { ok: true, list: [null, { a: 'b', c: undefined }] };
    expect(plainly(value)).toBe(value);
  });
});
