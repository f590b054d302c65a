import { describe, expect, test } from 'vitest';
import { refusedBy } from '../../../src/worlds/contract/refusal.js';

function named(name: string, rest: object = {}): Error {
  return Object.assign(new Error('no'), { name, ...rest });
}

describe('a refusal is told by the name of the error', () => {
  test.each([
    ['EntityConflictError', 'exists'],
    ['WorkflowRunNotFoundError', 'run-not-found'],
    ['HookNotFoundError', 'hook-not-found'],
    ['RunExpiredError', 'expired'],
    ['TooEarlyError', 'too-early'],
    ['RunNotSupportedError', 'unsupported'],
    ['FatalError', 'invalid'],
  ])('%s is %s', (name, refusal) => {
    const message = `${name}: no`;
    expect(refusedBy(named(name))).toMatchObject({
      ok: false,
      refusal,
      message,
    });
  });
});

describe('whether to ask again may help, the error says', () => {
  test.each([
    [named('ThrottleError'), true],
    [named('TooEarlyError', { status: 425 }), true],
    [named('WorkflowWorldError', { status: 503 }), true],
    [named('WorkflowWorldError', { status: 400, retryable: true }), true],
    [named('WorkflowWorldError', { status: 400 }), undefined],
    [named('WorkflowWorldError', { status: 503, retryable: false }), undefined],
    [named('Error', { code: 'ECONNRESET' }), undefined],
  ])('%o', (error, retryable) => {
    expect(refusedBy(error).retryable).toBe(retryable);
  });
});

describe('or by the status that an older World gives', () => {
  test.each([
    [400, 'invalid'],
    [404, 'not-found'],
    [409, 'exists'],
    [410, 'expired'],
    [425, 'too-early'],
    [500, 'unexpected'],
  ])('%i is %s', (status, refusal) => {
    const error = named('WorkflowAPIError', { status });
    expect(refusedBy(error)).toMatchObject({ refusal });
  });

  test('the name says more than the status', () => {
    const error = named('HookNotFoundError', { status: 404 });
    expect(refusedBy(error)).toMatchObject({ refusal: 'hook-not-found' });
  });
});

test('where refusals have names a status alone is no name', () => {
  const error = named('WorkflowWorldError', { status: 425 });
  const refusal = 'too-early';
  expect(refusedBy(error, true)).toMatchObject({ refusal, unnamed: true });
  expect(refusedBy(named('TooEarlyError'), true)).not.toHaveProperty('unnamed');
  expect(refusedBy(error)).not.toHaveProperty('unnamed');
});

describe('what is thrown and is no error is senseless, never a crash', () => {
  test.each([
    [undefined, 'threw undefined'],
    [null, 'threw null'],
    ['full', 'threw full'],
    [404, 'threw 404'],
    [Symbol('odd'), 'threw Symbol(odd)'],
  ])('%s', (thrown, message) => {
    const refusal = 'senseless';
    expect(refusedBy(thrown)).toEqual({ ok: false, refusal, message });
  });
});

describe('any other error is unexpected', () => {
  test.each([
    [{}, 'Error: '],
    [new TypeError('x is undefined'), 'TypeError: x is undefined'],
    [named('ENOENT', { status: undefined }), 'ENOENT: no'],
  ])('%s', (thrown, message) => {
    const refusal = 'unexpected';
    expect(refusedBy(thrown)).toEqual({ ok: false, refusal, message });
  });
});

test('of an error in an error in an error the innermost says why', () => {
  const server = Object.assign(new Error('no such column'), { name: 'error' });
  const driver = new Error('query failed', { cause: server });
  const world = new Error('insert into …', { cause: driver });
  expect(refusedBy(world)).toEqual({
    ok: false,
    refusal: 'unexpected',
    message: 'Error: insert into …',
    because: 'error: no such column',
  });
  const circle = new Error('a');
  circle.cause = circle;
  expect(refusedBy(circle)).toMatchObject({ because: 'Error: a' });
});

test('whatever is thrown is an answer, and a long one is cut short', () => {
  const proxy = new Proxy(new Error('hidden'), {
    get() {
      throw new Error('nothing can be read');
    },
  });
  expect(refusedBy(proxy)).toEqual({
    ok: false,
    refusal: 'senseless',
    message: 'threw an object that throws when it is read',
  });
  const long = refusedBy(new Error('x'.repeat(100_000))).message;
  expect(long).toMatch(/^Error: x+… \(100007 characters\)$/);
  expect(long.length).toBeLessThan(2100);
});
