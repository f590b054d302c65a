import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failures } from '../../../src/judge/linearizability/failures.js';
import { OperationSet } from '../../../src/judge/linearizability/operation-set.js';

const OPERATIONS = 70;
const ENOUGH = 1 << 20;

/** A walk through sets of operations, with states that failed on the way. */
const walks = fc.array(
  fc.record({
    operation: fc.integer({ min: 0, max: OPERATIONS - 1 }),
    state: fc.constantFrom('', 'a', 'b'),
    hasFailed: fc.boolean(),
  }),
  { maxLength: 400, size: 'max' }
);

interface Step {
  readonly isKnown: boolean;
  readonly wasTold: boolean;
  readonly failures: Failures;
}

/** Goes along, asking at each step, and telling what has failed. */
function* along(
  walk: readonly { operation: number; state: string; hasFailed: boolean }[],
  bytesMax: number
): Generator<Step> {
  const linearized = new OperationSet(OPERATIONS);
  const failures = new Failures(linearized, () => bytesMax);
  const members = new Set<number>();
  const told = new Set<string>();
  for (const { operation, state, hasFailed } of walk) {
    linearized.toggle(operation);
    if (!members.delete(operation)) members.add(operation);
    expect(linearized.has(operation)).toBe(members.has(operation));
    const sorted = [...members].sort((left, right) => left - right);
    const name = `${sorted.join()}|${state}`;
    const isKnown = failures.has(state);
    yield { isKnown, wasTold: told.has(name), failures };
    if (!hasFailed) continue;
    failures.add(state);
    told.add(name);
  }
}

it('knows just the failures that it was told of', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      for (const { isKnown, wasTold } of along(walk, ENOUGH)) {
        expect(isKnown).toBe(wasTold);
      }
    }),
    { numRuns: 50 }
  );
});

it('finds a set again after operations came and went', () => {
  const linearized = new OperationSet(OPERATIONS);
  const failures = new Failures(linearized, () => ENOUGH);
  linearized.toggle(3);
  linearized.toggle(64);
  failures.add('a');
  for (let operation = 0; operation < OPERATIONS; operation += 1) {
    linearized.toggle(operation);
    expect(failures.has('a')).toBe(false);
  }
  for (let operation = OPERATIONS - 1; operation >= 0; operation -= 1) {
    linearized.toggle(operation);
  }
  expect(failures.has('a')).toBe(true);
  expect(failures.has('b')).toBe(false);
});

describe('with little memory', () => {
  it('forgets, makes nothing up, and takes no more than it may', () => {
    fc.assert(
      fc.property(walks, fc.integer({ min: 0, max: 12_000 }), (walk, most) => {
        for (const { isKnown, wasTold, failures } of along(walk, most)) {
          if (isKnown) expect(wasTold).toBe(true);
          expect(failures.bytes).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 100 }
    );
  });

  it('keeps what came last, and what was asked for', () => {
    const linearized = new OperationSet(OPERATIONS);
    const failures = new Failures(linearized, () => 20_000);
    failures.add('asked for');
    for (let index = 0; index < 1000; index += 1) {
      expect(failures.has('asked for')).toBe(true);
      failures.add(`state ${index}`);
    }
    expect(failures.has('state 999')).toBe(true);
    expect(failures.has('state 0')).toBe(false);
  });
});
