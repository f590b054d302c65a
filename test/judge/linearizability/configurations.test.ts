import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Configurations } from '../../../src/judge/linearizability/configurations.js';

const OPERATIONS = 70;

/** A walk through sets of operations, with states that failed on the way. */
const walks = fc.array(
  fc.record({
    operation: fc.integer({ min: 0, max: OPERATIONS - 1 }),
    state: fc.constantFrom('', 'a', 'b'),
    hasFailed: fc.boolean(),
  }),
  { maxLength: 400, size: 'max' }
);

it('knows just the failures that it was told of', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      const configurations = new Configurations(OPERATIONS);
      const linearized = new Set<number>();
      const failures = new Set<string>();
      for (const { operation, state, hasFailed } of walk) {
        configurations.toggle(operation);
        if (!linearized.delete(operation)) linearized.add(operation);
        expect(configurations.includes(operation)).toBe(
          linearized.has(operation)
        );
        const sorted = [...linearized].sort((left, right) => left - right);
        const name = `${sorted.join()}|${state}`;
        expect(configurations.hasFailed(state)).toBe(failures.has(name));
        if (!hasFailed) continue;
        configurations.addFailure(state);
        failures.add(name);
        expect(configurations.hasFailed(state)).toBe(true);
      }
      expect(configurations.failures).toBe(failures.size);
    }),
    { numRuns: 50 }
  );
});

it('finds a set again after operations came and went', () => {
  const configurations = new Configurations(OPERATIONS);
  configurations.toggle(3);
  configurations.toggle(64);
  configurations.addFailure('a');
  for (let operation = 0; operation < OPERATIONS; operation += 1) {
    configurations.toggle(operation);
    expect(configurations.hasFailed('a')).toBe(false);
  }
  for (let operation = OPERATIONS - 1; operation >= 0; operation -= 1) {
    configurations.toggle(operation);
  }
  expect(configurations.hasFailed('a')).toBe(true);
  expect(configurations.hasFailed('b')).toBe(false);
});
