import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkLinearizability } from '../../../src/judge/linearizability/check.js';
import type {
  ObservedHistory,
  SequentialModel,
} from '../../../src/judge/linearizability/model.js';

/** Writes whose answer is taken for done or undone before anything is written. */
type Op =
  | { readonly kind: 'answer'; readonly id: number }
  | { readonly kind: 'effect'; readonly id: number }
  | { readonly kind: 'get' };

interface State {
  readonly value: number;
  readonly taken: ReadonlyMap<number, boolean>;
}

const WITHOUT: SequentialModel<State, Op, number> = {
  init: () => ({ value: 0, taken: new Map() }),
  step: (state, op, response) => {
    if (op.kind === 'get') return response === state.value ? [state] : [];
    const { value, taken } = state;
    if (op.kind === 'answer') {
      return [false, true].map((isDone) => ({
        value,
        taken: new Map([...taken, [op.id, isDone]]),
      }));
    }
    const isDone = taken.get(op.id);
    if (isDone === undefined) return [];
    const others = new Map([...taken].filter(([id]) => id !== op.id));
    return [{ value: isDone ? op.id : value, taken: others }];
  },
  key: ({ value, taken }) => JSON.stringify([value, [...taken].sort()]),
  isRead: ({ kind }) => kind === 'get',
};

const WITH: typeof WITHOUT = {
  ...WITHOUT,
  isSettled: ({ taken }, op) =>
    op.kind === 'effect' && taken.get(op.id) === false,
};

const END = 100;

const histories = fc
  .record({
    writes: fc.array(fc.tuple(fc.nat(20), fc.nat(6)), { maxLength: 5 }),
    reads: fc.array(fc.tuple(fc.nat(24), fc.nat(4), fc.nat(5)), {
      maxLength: 6,
    }),
  })
  .map(
    ({ writes, reads }): ObservedHistory<Op, number> => [
      ...writes.flatMap(([call, length], at) => {
        const process = `w${at}`;
        const of = { process, response: 0, call };
        const id = at + 1;
        return [
          { ...of, op: { kind: 'answer', id } as const, return: call + length },
          { ...of, op: { kind: 'effect', id } as const, return: END },
        ];
      }),
      ...reads.map(([call, length, response], at) => ({
        process: `r${at}`,
        op: { kind: 'get' } as const,
        response,
        call,
        return: call + length,
      })),
    ]
  );

it('decides the same whether or not what is settled goes at once', () => {
  const verdicts = new Set<string>();
  fc.assert(
    fc.property(histories, (history) => {
      const [one, other] = [WITH, WITHOUT].map(
        (model) => checkLinearizability(model, history).verdict
      );
      verdicts.add(String(one));
      expect(one).toBe(other);
    }),
    { numRuns: 500, seed: 7 }
  );
  expect([...verdicts].sort()).toEqual(['accepted', 'rejected']);
});

it('takes fewer steps for what nobody has carried out', () => {
  const writes = Array.from({ length: 8 }, (_, at) => {
    const of = { process: `w${at}`, response: 0, call: at * 2 };
    const id = at + 1;
    return [
      { ...of, op: { kind: 'answer', id } as const, return: at * 2 + 1 },
      { ...of, op: { kind: 'effect', id } as const, return: END },
    ];
  }).flat();
  const bad = { kind: 'get' } as const;
  const history: ObservedHistory<Op, number> = [
    ...writes,
    { process: 'r', op: bad, response: 99, call: 50, return: 51 },
  ];
  const steps = (model: typeof WITH) =>
    checkLinearizability(model, history).steps;
  expect(steps(WITH)).toBeLessThan(steps(WITHOUT) / 2);
});
