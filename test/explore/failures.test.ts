import { expect, test } from 'vitest';
import { tellFailures } from '../../src/explore/failures.js';
import { KEEPS_STATE } from '../../src/explore/keeps-state.js';
import type { Plan } from '../../src/explore/plan/plan.js';
import type { Failure } from '../../src/laboratory/tally.js';

const failure = (message: string) => ({ index: -1, message });

const told = (failures: readonly Failure<Plan>[]) =>
  tellFailures(failures).map(({ message }) => message);

test('failures that differ only in where they happened are told once', () => {
  const failures = [
    failure('uncontrolled at step 3: fs:readFile /etc/hosts'),
    failure('never answered: A in endRun'),
    failure('uncontrolled at step 17: fs:readFile /etc/hosts'),
  ];
  expect(told(failures)).toEqual([
    'uncontrolled at step 3: fs:readFile /etc/hosts (and 1 more)',
    'never answered: A in endRun',
  ]);
});

test('state that modules keep is told once, wherever it shows', () => {
  const failures = ['A fs:open log-3', 'B fs:write log-4'].map((gate) =>
    failure(`uncontrolled at ${gate}; ${KEEPS_STATE}`)
  );
  const [first = '', ...others] = told(failures);
  expect(first).toMatch(/^uncontrolled at A .*--fresh-modules \(and 1 more\)$/);
  expect(others).toEqual([]);
});

test('the first kinds are told, so that a flood stays readable', () => {
  const kinds = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  expect(told(kinds.map(failure))).toEqual(kinds.slice(0, 5));
  expect(tellFailures([])).toEqual([]);
});

test('each says which schedule it was, and has its plan', () => {
  const plan = { scenario: 'race.list-list' } as Plan;
  const [first] = tellFailures([
    { index: 34, message: 'it hung', plan },
    { index: 35, message: 'it hung', plan },
  ]);
  expect(first).toEqual({
    message: 'it hung (schedule 34 of race.list-list) (and 1 more)',
    failure: 'it hung (schedule 34 of race.list-list)',
    plan,
  });
});
