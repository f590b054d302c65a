import { describe, expect, it } from 'vitest';
import { CLAUSES } from '../../../src/model/clauses/registry.js';
import { MUTANTS, mutantsOf } from '../../../src/worlds/mutants/registry.js';

describe('the mutants', () => {
  it.each(CLAUSES.map(({ id }) => id))('break %s', (clause) => {
    expect(mutantsOf(clause).length).toBeGreaterThan(0);
  });

  it('have ids of their own, that begin with their clause', () => {
    expect(new Set(MUTANTS.map(({ id }) => id)).size).toBe(MUTANTS.length);
    for (const { id, clause } of MUTANTS) {
      expect(id.startsWith(`${clause}/`)).toBe(true);
    }
  });

  it('are described by one sentence each', () => {
    for (const { title } of MUTANTS) expect(title).toMatch(/^[A-Z\w].+\.$/);
  });
});
