import { describe, expect, it } from 'vitest';
import { checkLinearizability } from '../../../src/judge/linearizability/check.js';
import {
  MalformedHistoryError,
  PartitionError,
} from '../../../src/judge/linearizability/errors.js';
import type { ObservedOperation } from '../../../src/judge/linearizability/model.js';
import {
  partitionedSet,
  type QueueOp,
  queue,
  type RegisterOp,
  register,
  type SetOp,
  withFreshStates,
} from './models.js';

type Positions = readonly [call: number, returned?: number];

function on<O, R>(
  process: string,
  op: O,
  [call, returned]: Positions,
  response?: R
): ObservedOperation<O, R> {
  return { process, op, response, call, return: returned };
}

const write = (process: string, value: number, positions: Positions) =>
  on<RegisterOp, number | 'ok'>(
    process,
    { kind: 'write', value },
    positions,
    positions[1] === undefined ? undefined : 'ok'
  );
const read = (process: string, value: number, positions: Positions) =>
  on<RegisterOp, number | 'ok'>(process, { kind: 'read' }, positions, value);
const enqueue = (process: string, item: string, positions: Positions) =>
  on<QueueOp, string>(process, { kind: 'enqueue', item }, positions, 'ok');
const dequeue = (process: string, item: string, positions: Positions) =>
  on<QueueOp, string>(process, { kind: 'dequeue' }, positions, item);
const ask = (
  process: string,
  kind: SetOp['kind'],
  item: string,
  positions: Positions,
  answer: boolean
) => on<SetOp, boolean>(process, { kind, item }, positions, answer);

const onRegister = (
  ...history: ObservedOperation<RegisterOp, number | 'ok'>[]
) => checkLinearizability(register.model, history);
const onQueue = (...history: ObservedOperation<QueueOp, string>[]) =>
  checkLinearizability(queue.model, history);

describe('a FIFO queue, after figure 1 of Herlihy & Wing (1990)', () => {
  it('lets overlapping enqueues take effect in either order', () => {
    const answer = onQueue(
      enqueue('A', 'x', [0, 3]),
      enqueue('B', 'y', [1, 2]),
      dequeue('B', 'x', [4, 5]),
      dequeue('A', 'y', [6, 9]),
      enqueue('A', 'z', [10, 11])
    );
    expect(answer).toMatchObject({
      verdict: 'accepted',
      linearization: [0, 1, 2, 3, 4].map((operation) => ({ operation })),
    });
  });

  it('does not let a later enqueue overtake an earlier one', () => {
    const answer = onQueue(
      enqueue('A', 'x', [0, 1]),
      enqueue('B', 'y', [2, 3]),
      dequeue('A', 'y', [4, 5])
    );
    expect(answer).toMatchObject({
      verdict: 'rejected',
      longest: [0, 1],
      blocked: [{ state: ['x', 'y'], operations: [2] }],
    });
  });

  it('does not dequeue one item twice', () => {
    const answer = onQueue(
      enqueue('A', 'x', [0, 9]),
      enqueue('B', 'y', [1, 8]),
      dequeue('A', 'y', [10, 11]),
      dequeue('C', 'y', [12, 13])
    );
    expect(answer.verdict).toBe('rejected');
  });
});

describe('a register', () => {
  it('does not answer a read with a value that was overwritten', () => {
    const answer = onRegister(
      write('A', 1, [0, 1]),
      write('A', 2, [2, 3]),
      read('B', 1, [4, 5])
    );
    expect(answer).toMatchObject({
      verdict: 'rejected',
      longest: [0, 1],
      blocked: [{ state: 2, operations: [2] }],
    });
  });

  it('does not go back to the old value after a read of the new one', () => {
    const during = write('A', 1, [0, 9]);
    const newThenOld = [read('B', 1, [1, 2]), read('C', 0, [3, 4])];
    const oldThenNew = [read('B', 0, [1, 2]), read('C', 1, [3, 4])];
    expect(onRegister(during, ...newThenOld).verdict).toBe('rejected');
    expect(onRegister(during, ...oldThenNew).verdict).toBe('accepted');
  });

  it('keeps a write of the value already there free to come later', () => {
    // Taking the second write first because 1 changes nothing would reject.
    const answer = onRegister(
      write('A', 1, [0, 1]),
      write('B', 1, [2, 5]),
      write('C', 2, [3, 4]),
      read('A', 1, [6, 7])
    );
    expect(answer).toMatchObject({
      verdict: 'accepted',
      linearization: [0, 2, 1, 3].map((operation) => ({ operation })),
    });
  });
});

describe('pending operations', () => {
  it('may have taken effect: a lost reply seen by a later read', () => {
    const answer = onRegister(write('A', 7, [0]), read('B', 7, [5, 6]));
    expect(answer).toMatchObject({
      verdict: 'accepted',
      linearization: [
        { operation: 0, state: 7 },
        { operation: 1, state: 7 },
      ],
    });
  });

  it('may take effect long after others were answered', () => {
    const history = [
      write('A', 7, [0]),
      write('B', 1, [1, 2]),
      read('B', 1, [3, 4]),
      read('B', 7, [5, 6]),
    ];
    expect(onRegister(...history).verdict).toBe('accepted');
    // But once: after the 7 was overwritten nobody may write it again.
    const again = [write('B', 1, [7, 8]), read('B', 7, [9, 10])];
    expect(onRegister(...history, ...again).verdict).toBe('rejected');
  });

  it('may never have taken effect', () => {
    const answer = onRegister(write('A', 7, [0]), read('B', 0, [5, 6]));
    expect(answer).toMatchObject({
      verdict: 'accepted',
      linearization: [{ operation: 1, state: 0 }],
    });
    const alone = onRegister(write('A', 7, [0]));
    expect(alone).toEqual({ verdict: 'accepted', linearization: [], steps: 0 });
  });

  it('do not take effect before they are called', () => {
    const answer = onRegister(read('B', 7, [0, 1]), write('A', 7, [2]));
    expect(answer).toMatchObject({
      verdict: 'rejected',
      longest: [],
      blocked: [{ state: 0, operations: [0] }],
    });
  });

  it('are named with the dead ends that they could not avoid', () => {
    const answer = onRegister(write('A', 7, [0]), read('B', 3, [1, 2]));
    expect(answer).toMatchObject({
      verdict: 'rejected',
      blocked: [
        { state: 7, operations: [1] },
        { state: 0, operations: [1, 0] },
      ],
    });
  });
});

describe('positions', () => {
  it('orders a return and a later call, not those at one position', () => {
    const first = write('A', 1, [0, 2]);
    expect(onRegister(first, read('B', 0, [2, 4])).verdict).toBe('accepted');
    expect(onRegister(first, read('B', 0, [3, 4])).verdict).toBe('rejected');
  });

  it('takes operations with one call position, and of no duration', () => {
    const answer = onRegister(
      read('B', 1, [0, 0]),
      write('A', 1, [0, 0]),
      read('C', 0, [0, 0])
    );
    expect(answer).toMatchObject({
      verdict: 'accepted',
      linearization: [2, 1, 0].map((operation) => ({ operation })),
    });
  });

  it('lets one process have several operations at once', () => {
    const answer = onRegister(
      write('A', 1, [0, 9]),
      read('A', 0, [1, 2]),
      read('A', 1, [3, 4])
    );
    expect(answer.verdict).toBe('accepted');
  });

  it('needs no order of the given operations', () => {
    const answer = onRegister(read('B', 1, [4, 5]), write('A', 1, [0, 1]));
    expect(answer).toMatchObject({
      verdict: 'accepted',
      linearization: [{ operation: 1 }, { operation: 0 }],
    });
  });

  it.each([
    [{ call: 4, return: 3 }, 'has call 4 and return 3'],
    [{ call: 0.5, return: 3 }, 'has call 0.5 and return 3'],
    [{ call: Number.NaN, return: undefined }, 'has call NaN'],
  ])('refuses %o', (positions, message) => {
    const history = [
      write('A', 1, [0, 1]),
      { ...read('B', 1, [0]), ...positions },
    ];
    const check = () => checkLinearizability(register.model, history);
    expect(check).toThrowError(message);
    expect(check).toThrowError(
      expect.toSatisfy(
        (error) => MalformedHistoryError.is(error) && error.operation === 1
      )
    );
  });
});

describe('a history of nothing', () => {
  it('is accepted, whole or in parts', () => {
    const accepted = { verdict: 'accepted', linearization: [], steps: 0 };
    expect(checkLinearizability(register.model, [])).toEqual(accepted);
    expect(checkLinearizability(partitionedSet.model, [])).toEqual(accepted);
  });
});

describe('duplicates', () => {
  const twice = write('A', 1, [0, 3]);

  it('are operations of their own', () => {
    const answer = onRegister(
      twice,
      twice,
      write('B', 2, [1, 2]),
      read('B', 1, [4, 5])
    );
    expect(answer).toMatchObject({ verdict: 'accepted' });
    if (answer.verdict !== 'accepted') return;
    const order = answer.linearization.map(({ operation }) => operation);
    expect([...order].sort()).toEqual([0, 1, 2, 3]);
  });

  it('keep their places when the history is taken apart', () => {
    const same = ask('A', 'add', 'x', [0, 9], true);
    const removed = ask('B', 'remove', 'x', [0, 9], true);
    const answer = checkLinearizability(partitionedSet.model, [
      same,
      removed,
      same,
    ]);
    expect(answer).toMatchObject({ verdict: 'accepted' });
    if (answer.verdict !== 'accepted') return;
    const order = answer.linearization.map(({ operation }) => operation);
    expect(order[1]).toBe(1);
    expect([...order].sort()).toEqual([0, 1, 2]);
  });
});

describe('parts', () => {
  const history = [
    ask('A', 'add', 'x', [0, 1], true),
    ask('B', 'add', 'y', [0, 1], true),
    ask('A', 'contains', 'x', [2, 3], true),
    ask('B', 'contains', 'y', [2, 3], false),
  ];

  it('are judged alone; the guilty one is named by its indices', () => {
    const answer = checkLinearizability(partitionedSet.model, history);
    expect(answer).toEqual({
      verdict: 'rejected',
      partition: [history[1], history[3]],
      longest: [1],
      blocked: [{ state: ['y'], operations: [3] }],
      steps: 4,
    });
  });

  it('are put one after the other in the linearization', () => {
    const answer = checkLinearizability(
      partitionedSet.model,
      history.slice(0, 3)
    );
    expect(answer).toMatchObject({
      verdict: 'accepted',
      linearization: [
        { operation: 0, state: ['x'] },
        { operation: 2, state: ['x'] },
        { operation: 1, state: ['y'] },
      ],
    });
  });

  it.each([
    ['missing', () => [history.slice(1)]],
    ['repeated or foreign', () => [history, history.slice(3)]],
    ['repeated or foreign', () => [history.map((it) => ({ ...it }))]],
  ])('with an operation %s are refused', (fault, partition) => {
    const model = { ...partitionedSet.model, partition };
    expect(() => checkLinearizability(model, history)).toThrowError(
      expect.toSatisfy(
        (error) => PartitionError.is(error) && error.fault === fault
      )
    );
  });
});

describe('the budget', () => {
  const history = [
    write('A', 1, [0, 9]),
    write('B', 2, [0, 9]),
    read('C', 1, [10, 11]),
  ];

  it('says unknown when it is spent, and not before', () => {
    const { steps, verdict } = checkLinearizability(register.model, history);
    expect(verdict).toBe('accepted');
    const within = (budget: number) =>
      checkLinearizability(register.model, history, { budget });
    expect(within(steps)).toMatchObject({ verdict: 'accepted', steps });
    for (let budget = 0; budget < steps; budget += 1) {
      expect(within(budget)).toEqual({ verdict: 'unknown', steps: budget });
    }
  });

  it('is shared by the parts', () => {
    const operations = ['x', 'y', 'z'].map((item) =>
      ask('A', 'add', item, [0, 1], true)
    );
    const within = (budget: number) =>
      checkLinearizability(partitionedSet.model, operations, { budget });
    expect(within(2)).toEqual({ verdict: 'unknown', steps: 2 });
    expect(within(3)).toMatchObject({ verdict: 'accepted', steps: 3 });
  });

  it('counts each evaluation of the model', () => {
    let calls = 0;
    const counted = {
      ...register.model,
      step: (...given: Parameters<typeof register.model.step>) => {
        calls += 1;
        return register.model.step(...given);
      },
    };
    expect(checkLinearizability(counted, history).steps).toBe(calls);
  });

  it.each([-1, Number.NaN])('of %d is refused', (budget) => {
    expect(() =>
      checkLinearizability(register.model, history, { budget })
    ).toThrowError(`The budget is ${budget}`);
  });
});

describe('nondeterminism', () => {
  it('tries every state that a response can mean', () => {
    const coin = {
      init: () => 'in the air',
      step: (state: string, op: string) => {
        if (op === 'toss') return ['heads', 'tails'];
        return state === op ? [state] : [];
      },
      key: (state: string) => state,
    };
    const toss = on('A', 'toss', [0, 1], 'ok');
    const heads = on('A', 'heads', [2, 3], 'ok');
    const tails = on('A', 'tails', [2, 3], 'ok');
    const verdict = (...history: (typeof toss)[]) =>
      checkLinearizability(coin, history).verdict;
    expect(verdict(toss, heads)).toBe('accepted');
    expect(verdict(toss, tails)).toBe('accepted');
    expect(verdict(toss, heads, tails)).toBe('rejected');
  });
});

describe('declared reads', () => {
  const reads = Array.from({ length: 12 }, (_, index) =>
    read(`R${index}`, 0, [0, 50])
  );
  const history = [...reads, write('W', 1, [0, 50]), read('A', 2, [60, 61])];

  it('save the branches on their order', () => {
    const reduced = checkLinearizability(register.model, history);
    const fresh = checkLinearizability(
      withFreshStates(register.model),
      history
    );
    expect(reduced.verdict).toBe('rejected');
    expect(fresh.verdict).toBe('rejected');
    expect(reduced.steps).toBeLessThan(20);
    expect(fresh.steps).toBeGreaterThan(1000);
  });

  it('do not change what a rejection says', () => {
    const reduced = checkLinearizability(register.model, history);
    const fresh = checkLinearizability(
      withFreshStates(register.model),
      history
    );
    if (reduced.verdict !== 'rejected' || fresh.verdict !== 'rejected') {
      throw new Error('expected two rejections');
    }
    expect(reduced.longest).toHaveLength(fresh.longest.length);
    expect(reduced.blocked).toEqual([{ state: 1, operations: [13] }]);
    expect(fresh.blocked).toEqual([{ state: { state: 1 }, operations: [13] }]);
  });
});
