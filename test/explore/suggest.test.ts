import { expect, test } from 'vitest';
import { assertKnown, UnknownNameError } from '../../src/explore/suggest.js';
import { InputError } from '../../src/laboratory/errors.js';

const KNOWN = ['local-v4', 'local-v5', 'starter'];

test('a name that nobody knows is told with the nearest one', () => {
  expect(() => assertKnown('subject', ['starter', 'strater'], KNOWN)).toThrow(
    'there is no subject strater; did you mean starter?'
  );
});

test('another word is no typing error: few names are told, many are not', () => {
  const messageOf = (known: string[]) =>
    new UnknownNameError('subject', 'postgres', known).message;
  expect(messageOf(KNOWN)).toBe(
    'there is no subject postgres; known: local-v4, local-v5, starter'
  );
  const many = Array.from({ length: 6 }, (_, at) => `subject ${at}`);
  expect(messageOf(many)).toBe('there is no subject postgres');
});

test('where nothing is known, nothing is suggested', () => {
  const error = new UnknownNameError('scenario', 'x', []);
  expect(error.message).toBe('there is no scenario x');
  expect(error).toMatchObject({ exitCode: 2, found: 'x', known: [] });
  expect(InputError.is(error)).toBe(true);
});

test('names that are known pass', () => {
  expect(assertKnown('subject', KNOWN, KNOWN)).toBeUndefined();
});
