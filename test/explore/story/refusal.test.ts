import { expect, test } from 'vitest';
import {
  refusalWords,
  wholeInOneLine,
} from '../../../src/explore/story/refusal.js';
import type { Refusal } from '../../../src/model/response.js';

function words(message: string, refusal: Refusal = 'unexpected'): string {
  return refusalWords({ ok: false, refusal, message });
}

const ISSUE = {
  expected: 'undefined',
  code: 'invalid_type',
  path: ['error'],
  message: 'Invalid input: expected undefined, received object',
};

function schemaError(...issues: readonly object[]): string {
  return `ZodError: ${JSON.stringify(issues, null, 2)}`;
}

test('a refusal of one line is told as it is', () => {
  expect(words('RunExpiredError: gone', 'expired')).toBe(
    'refused: RunExpiredError: gone'
  );
});

test('an entity that a schema does not read is unreadable, in one line', () => {
  expect(words(schemaError(ISSUE))).toBe(
    'unreadable (ZodError: error must be undefined)'
  );
  const custom = { path: ['a', 0], message: 'too long' };
  expect(words(schemaError(custom, ISSUE))).toBe(
    'unreadable (ZodError: a.0 is too long, and 1 more)'
  );
});

test('of any other long error the first line is told', () => {
  expect(words('Error: Failed query: insert into\n  "workflow"')).toBe(
    'refused: Error: Failed query: insert into …'
  );
  expect(words('Error: [\n  broken')).toBe('refused: Error: [ …');
  expect(words('Error: []\n')).toBe('refused: Error: [] …');
});

test('what a layer wraps is told after it', () => {
  const because = 'error: column "payload_cbor" does not exist';
  const told = (message: string) =>
    refusalWords({ ok: false, refusal: 'unexpected', message, because });
  expect(told('Error: Failed query: insert into\n  "workflow"')).toBe(
    `refused: Error: Failed query: insert into … ← ${because}`
  );
  expect(told('Error: failed')).toBe(`refused: Error: failed ← ${because}`);
});

test('why nothing can be made is told whole, in one line', () => {
  const note = { path: ['eventType'], note: 'No such kind', message: 'wrong' };
  expect(wholeInOneLine(schemaError(note))).toBe(
    'ZodError: eventType is wrong (No such kind)'
  );
  expect(wholeInOneLine('Error: Failed query: insert into\n  "workflow"')).toBe(
    'Error: Failed query: insert into "workflow"'
  );
});
