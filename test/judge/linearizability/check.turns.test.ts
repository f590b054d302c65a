import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLinearizability } from '../../../src/judge/linearizability/check.js';
import { bruteForce } from './brute-force.js';
import { mutatedHistories } from './histories.js';
import {
  type KeyValueOp,
  type KeyValueOperation,
  keyValueHistory,
  keyValueModel,
  withOneBadGet,
} from './key-value-history.js';
import { keyValueStore } from './models.js';
import { on, type Positions } from './operations.js';

const ask = (
  key: string,
  kind: KeyValueOp['kind'],
  value: string,
  positions: Positions
): KeyValueOperation =>
  kind === 'get'
    ? on('C', { kind, key }, positions, value)
    : on('C', { kind, key, value }, positions, '');

/** A dozen appends at once: as many orders as there are seconds in 15 years. */
const HARD = Array.from({ length: 12 }, (_, index) =>
  ask('hard', 'append', `${index};`, [0, 90])
);
const HARD_REJECTED = [...HARD, ask('hard', 'get', 'nothing', [91, 92])];
const SOON_REJECTED = [
  ask('soon', 'put', 'this', [0, 1]),
  ask('soon', 'get', 'that', [2, 3]),
];

describe('parts that are searched in turns', () => {
  it.each([
    ['before', [...SOON_REJECTED, ...HARD_REJECTED]],
    ['behind', [...HARD_REJECTED, ...SOON_REJECTED]],
  ])('end with one that is soon rejected, %s a hard one', (_where, history) => {
    const answer = checkLinearizability(keyValueModel, history);
    expect(answer).toMatchObject({
      verdict: 'rejected',
      partition: SOON_REJECTED,
    });
    expect(answer.steps).toBeLessThan(1000);
  });

  it('cost what the shortest rejection costs, times their number', () => {
    const alone = checkLinearizability(keyValueModel, rejectable('x'));
    expect(alone).toMatchObject({ verdict: 'rejected' });
    expect(alone.steps).toBeGreaterThan(1000);
    const beside = checkLinearizability(keyValueModel, [
      ...HARD_REJECTED,
      ...rejectable('x'),
      ...HARD_REJECTED.map((it) => ({ ...it, op: { ...it.op, key: 'b' } })),
    ]);
    expect(beside).toMatchObject({ verdict: 'rejected' });
    expect(beside.steps).toBeLessThan(3 * alone.steps + 3000);
  });

  it('leave the history undecided if all are hard, when all is spent', () => {
    const answer = checkLinearizability(keyValueModel, HARD_REJECTED, {
      budget: 5000,
    });
    expect(answer).toEqual({ verdict: 'unknown', steps: 5000 });
  });
});

/** Six appends at once and a wrong get: some thousand steps. */
function rejectable(key: string): KeyValueOperation[] {
  return [
    ...HARD.slice(0, 6).map((it) => ({ ...it, op: { ...it.op, key } })),
    ask(key, 'get', 'nothing', [91, 92]),
  ];
}

const few = { maxLength: 6 };

describe('a store of two keys', () => {
  it.each([
    ['with plenty of memory', undefined],
    ['with a little', 2000],
    ['with none', 0],
  ])('is judged as by trying every order, %s', (_title, memory) => {
    const seen = { accepted: 0, rejected: 0, unknown: 0 };
    fc.assert(
      fc.property(mutatedHistories(keyValueStore, few), (history) => {
        const { isLinearizable } = bruteForce(keyValueStore.model, history);
        const answer = checkLinearizability(keyValueModel, history, { memory });
        expect(answer.verdict).toBe(isLinearizable ? 'accepted' : 'rejected');
        seen[answer.verdict] += 1;
      }),
      { numRuns: 200 }
    );
    expect(Math.min(seen.accepted, seen.rejected)).toBeGreaterThan(20);
  });

  it('shows an order that the store allows, each key alone', () => {
    fc.assert(
      fc.property(mutatedHistories(keyValueStore, few), (history) => {
        const answer = checkLinearizability(keyValueModel, history);
        if (answer.verdict !== 'accepted') return fc.pre(false);
        for (const key of ['x', 'y']) {
          let state = keyValueModel.init();
          for (const point of answer.linearization) {
            const { op, response } = history[
              point.operation
            ] as KeyValueOperation;
            if (op.key !== key) continue;
            expect(keyValueModel.step(state, op, response)).toEqual([
              point.state,
            ]);
            state = point.state;
          }
        }
      }),
      { numRuns: 100 }
    );
  });
});

describe('a memory', () => {
  const history = keyValueHistory({
    clients: 20,
    operations: 200,
    keys: 2,
    seed: 'memory',
  });

  it('that is small costs steps, and changes no verdict', () => {
    for (const [given, verdict] of [
      [history, 'accepted'],
      [withOneBadGet(history), 'rejected'],
    ] as const) {
      const ample = checkLinearizability(keyValueModel, given);
      const scant = checkLinearizability(keyValueModel, given, {
        memory: 20_000,
      });
      expect([ample.verdict, scant.verdict]).toEqual([verdict, verdict]);
      expect(scant.steps).toBeGreaterThan(ample.steps);
    }
  });

  it.each([-1, Number.NaN])('of %d is refused', (memory) => {
    expect(() =>
      checkLinearizability(keyValueModel, history, { memory })
    ).toThrowError(`The memory is ${memory}`);
  });
});
