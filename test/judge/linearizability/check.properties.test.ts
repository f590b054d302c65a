import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLinearizability } from '../../../src/judge/linearizability/check.js';
import type {
  ObservedHistory,
  ObservedOperation,
  SequentialModel,
} from '../../../src/judge/linearizability/model.js';
import type { Accepted } from '../../../src/judge/linearizability/verdict.js';
import { bruteForce, isDue } from './brute-force.js';
import { linearizableHistories, mutatedHistories } from './histories.js';
import {
  type AtomicObject,
  counter,
  overtakingSet,
  partitionedSet,
  queue,
  register,
  set,
  withFreshStates,
} from './models.js';

type Operation = ObservedOperation<unknown, unknown>;

const small = { maxLength: 6 };

describe('every object', () => {
  lawsOf(register);
  lawsOf(counter);
  lawsOf(queue);
  lawsOf(set);
  lawsOf(partitionedSet);
  lawsOf(overtakingSet);
});

function lawsOf<S, O, R>(object: AtomicObject<S, O, R>): void {
  const { model } = object;
  const whole = { ...model };
  delete whole.partition;

  describe(object.name, () => {
    it('is accepted as often as it was atomic', () => {
      const histories = linearizableHistories(object, { maxLength: 30 });
      fc.assert(
        fc.property(histories, (history) => {
          const answer = checkLinearizability(model, history);
          expect(answer.verdict).toBe('accepted');
        }),
        { numRuns: 200 }
      );
    });

    it('is judged as by trying every order', () => {
      const seen = { accepted: 0, rejected: 0, unknown: 0 };
      fc.assert(
        fc.property(mutatedHistories(object, small), (history) => {
          const { isLinearizable } = bruteForce(whole, history);
          const { verdict } = checkLinearizability(model, history);
          expect(verdict).toBe(isLinearizable ? 'accepted' : 'rejected');
          seen[verdict] += 1;
        }),
        { numRuns: 300 }
      );
      // Neither answer is rare, or the comparison would say little.
      expect(Math.min(seen.accepted, seen.rejected)).toBeGreaterThan(30);
    });

    it('shows a linearization that the model allows', () => {
      fc.assert(
        fc.property(mutatedHistories(object, small), (history) => {
          const answer = checkLinearizability(whole, history);
          fc.pre(answer.verdict === 'accepted');
          expectLinearization(whole, history, answer as Accepted<S>);
        }),
        { numRuns: 200 }
      );
    });

    it('shows a longest prefix and what it is blocked by', () => {
      fc.assert(
        fc.property(mutatedHistories(object, small), (history) => {
          const answer = checkLinearizability(whole, history);
          if (answer.verdict !== 'rejected') fc.pre(false);
          else expectFrontier(whole, history, answer);
        }),
        { numRuns: 200 }
      );
    });

    it('has the same verdict without the reductions', () => {
      const histories = mutatedHistories(object, { maxLength: 14 });
      const { isRead: _read, overtakes: _past, ...unreduced } = model;
      fc.assert(
        fc.property(histories, (history) => {
          const { verdict } = checkLinearizability(model, history);
          const fresh = checkLinearizability(withFreshStates(model), history);
          const undeclared = checkLinearizability(unreduced, history);
          expect(fresh.verdict).toBe(verdict);
          expect(undeclared.verdict).toBe(verdict);
        }),
        { numRuns: 200 }
      );
    });
  });
}

function expectLinearization<S, O, R>(
  model: SequentialModel<S, O, R>,
  history: ObservedHistory<O, R>,
  { linearization }: Accepted<S>
): void {
  const order = linearization.map(({ operation }) => operation);
  expect(new Set(order).size).toBe(order.length);
  let state = model.init();
  let latestCall = Number.NEGATIVE_INFINITY;
  for (const point of linearization) {
    const operation = history[point.operation];
    if (!operation) throw new Error(`no operation ${point.operation}`);
    const next = model.step(state, operation.op, operation.response);
    expect(next.map((it) => model.key(it))).toContain(model.key(point.state));
    // None of those before it was called after it had returned.
    const end = operation.return ?? Number.POSITIVE_INFINITY;
    expect(end).toBeGreaterThanOrEqual(latestCall);
    latestCall = Math.max(latestCall, operation.call);
    state = point.state;
  }
  history.forEach((operation, index) => {
    if (isDue(operation)) expect(order).toContain(index);
  });
}

function expectFrontier<S, O, R>(
  model: SequentialModel<S, O, R>,
  history: ObservedHistory<O, R>,
  answer: {
    readonly longest: readonly number[];
    readonly blocked: readonly { state: S; operations: readonly number[] }[];
  }
): void {
  const isCompleted = (index: number) => isDue(history[index] as Operation);
  const { completedMax } = bruteForce(model, history);
  expect(answer.longest.filter(isCompleted)).toHaveLength(completedMax);
  expect(answer.blocked.length).toBeGreaterThan(0);
  for (const { state, operations } of answer.blocked) {
    const completed = operations.filter(isCompleted);
    expect(completed.length).toBeGreaterThan(0);
    for (const index of completed) {
      const operation = history[index];
      if (!operation) throw new Error(`no operation ${index}`);
      const next = model.step(state, operation.op, operation.response);
      expect(next).toEqual([]);
    }
  }
}
