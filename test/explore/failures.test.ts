import { expect, test } from 'vitest';
import { tellFailures } from '../../src/explore/failures.js';

const failure = (message: string) => ({ index: 0, message });

test('failures that differ only in where they happened are told once', () => {
  const failures = [
    failure('uncontrolled at step 3: fs:readFile /etc/hosts'),
    failure('never answered: A in endRun'),
    failure('uncontrolled at step 17: fs:readFile /etc/hosts'),
  ];
  expect(tellFailures(failures)).toEqual([
    'uncontrolled at step 3: fs:readFile /etc/hosts (and 1 more)',
    'never answered: A in endRun',
  ]);
});

test('the first kinds are told, so that a flood stays readable', () => {
  const kinds = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  expect(tellFailures(kinds.map(failure))).toEqual(kinds.slice(0, 5));
  expect(tellFailures([])).toEqual([]);
});
