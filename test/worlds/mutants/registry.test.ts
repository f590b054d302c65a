import { describe, expect, it } from 'vitest';
import { ALL_MUTANTS } from '../../../src/explore/all-mutants.js';
import { CLAUSES } from '../../../src/model/clauses/registry.js';

describe('the mutants', () => {
  it.each(CLAUSES.map(({ id }) => id))('break %s', (clause) => {
    expect(ALL_MUTANTS.some((mutant) => mutant.clause === clause)).toBe(true);
  });

  it('have ids of their own, that begin with their clause', () => {
    expect(new Set(ALL_MUTANTS.map(({ id }) => id)).size).toBe(
      ALL_MUTANTS.length
    );
    for (const { id, clause } of ALL_MUTANTS) {
      expect(id.startsWith(`${clause}/`)).toBe(true);
    }
  });

  it('are described by one sentence each', () => {
    for (const { title } of ALL_MUTANTS) expect(title).toMatch(/^[A-Z\w].+\.$/);
  });
});
