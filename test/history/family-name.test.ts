import { expect, test } from 'vitest';
import { familyOf } from '../../src/history/family-name.js';

test.each([
  ['local-v4', { name: '@workflow/world-local', version: '4.4.1' }],
  ['local', { name: '@workflow/world-local' }],
  ['world-postgres', { name: '@workflow/world-postgres' }],
  ['@workflow/world-local', { name: '@workflow/world-local' }],
  ['a-world@1.2.0', { name: 'a-world', version: '1.2.0' }],
  ['redis@1.2.0', { name: 'redis', version: '1.2.0' }],
  ['workflow-on-sqlite', { name: 'workflow-on-sqlite' }],
])('%s is a family', (word, family) => {
  expect(familyOf(word)).toEqual(family);
});

test.each([
  ['locl', 'local'],
  ['world-postgress', 'world-postgres'],
  ['local-v6', 'local-v5'],
])('%s is no package of strangers: %s was meant', (word, meant) => {
  expect(() => familyOf(word)).toThrow(`did you mean ${meant}?`);
});
