import { describe, expect, it } from 'vitest';
import { checkLinearizability } from '../../../src/judge/linearizability/check.js';
import { partitionedSet, register, withFreshStates } from './models.js';
import {
  dequeue,
  enqueue,
  on,
  onQueue,
  onRegister,
  read,
  write,
} from './operations.js';

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

describe('a history of nothing', () => {
  it('is accepted, whole or in parts', () => {
    const accepted = { verdict: 'accepted', linearization: [], steps: 0 };
    expect(checkLinearizability(register.model, [])).toEqual(accepted);
    expect(checkLinearizability(partitionedSet.model, [])).toEqual(accepted);
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
