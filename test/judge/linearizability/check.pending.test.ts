import { describe, expect, it } from 'vitest';
import { onRegister, read, write } from './operations.js';

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

describe('pending operations that would change nothing', () => {
  it('are asked once and cost no branch', () => {
    const idle = Array.from({ length: 12 }, (_, index) =>
      write(`P${index}`, 0, [index])
    );
    const answer = onRegister(...idle, read('A', 5, [20, 21]));
    expect(answer).toMatchObject({ verdict: 'rejected', steps: 13 });
  });
});
