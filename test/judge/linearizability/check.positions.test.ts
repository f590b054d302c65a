import { describe, expect, it } from 'vitest';
import { checkLinearizability } from '../../../src/judge/linearizability/check.js';
import { MalformedHistoryError } from '../../../src/judge/linearizability/errors.js';
import { partitionedSet, register } from './models.js';
import { ask, onRegister, read, write } from './operations.js';

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
