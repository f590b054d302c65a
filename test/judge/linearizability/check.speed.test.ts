import { describe, expect, it } from 'vitest';
import { checkLinearizability } from '../../../src/judge/linearizability/check.js';
import { register } from './models.js';
import { registerHistory, withImpossibleRead } from './register-history.js';

/** Generous: each takes a few milliseconds; see bench/linearizability.ts. */
const MS_MAX = 500;

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
  ])('are decided soon either way, %s', (_name, model) => {
    const start = performance.now();
    const good = checkLinearizability(model, history);
    const bad = checkLinearizability(model, withImpossibleRead(history));
    const elapsedMs = performance.now() - start;
    expect(good.verdict).toBe('accepted');
    expect(bad.verdict).toBe('rejected');
    expect(elapsedMs).toBeLessThan(2 * MS_MAX);
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
  });
});
