import { describe, expect, it } from 'vitest';
import { checkLinearizability } from '../../../src/judge/linearizability/check.js';
import { PartitionError } from '../../../src/judge/linearizability/errors.js';
import { partitionedSet } from './models.js';
import { ask } from './operations.js';

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
