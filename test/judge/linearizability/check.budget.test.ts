import { describe, expect, it } from 'vitest';
import { checkLinearizability } from '../../../src/judge/linearizability/check.js';
import { partitionedSet, register } from './models.js';
import { ask, read, write } from './operations.js';

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
