import { describe, expect, it } from 'vitest';
import { checkLinearizability } from '../../../src/judge/linearizability/check.js';
import { register } from './models.js';
import { registerHistory, withImpossibleRead } from './register-history.js';

/**
 * Twice what they take; without what the search knows to fail it is millions.
 * How long a step takes is for bench/linearizability.ts to say.
 */
const STEPS_MAX = 10_000;

const SEEDS = ['anna', 'bert', 'carl'];

describe.each(SEEDS)('200 operations of 5 processes, seed %s', (seed) => {
  const history = registerHistory({
    operations: 200,
    processes: 5,
    values: 5,
    seed,
  });
  const { isRead: _, ...undeclared } = register.model;

  it.each([
    ['with declared reads', register.model],
    ['without', undeclared],
  ])('are decided in few steps either way, %s', (_name, model) => {
    const good = checkLinearizability(model, history);
    const bad = checkLinearizability(model, withImpossibleRead(history));
    expect(good.verdict).toBe('accepted');
    expect(bad.verdict).toBe('rejected');
    expect(good.steps + bad.steps).toBeLessThan(STEPS_MAX);
  });
});

describe('a long history', () => {
  it('needs no stack: 20 000 operations, none of them forced', () => {
    const history = registerHistory({
      operations: 20_000,
      processes: 3,
      values: 1000,
      seed: 'long',
    });
    const answer = checkLinearizability(register.model, history);
    expect(answer.verdict).toBe('accepted');
    expect(answer.steps).toBeLessThan(2 * history.length);
  });
});
