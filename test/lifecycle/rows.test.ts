import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '../../scenarios/index.js';
import { ROWS as EXPERIMENTS } from '../../src/engines/rows/registry.js';
import {
  KEYED_SCENARIOS,
  LIFECYCLE_SCENARIOS,
} from '../../src/lifecycle/measure/scenarios.js';
import {
  KEYED_CLAUSES,
  LIFECYCLE_CLAUSES,
  LIFECYCLE_ROWS,
} from '../../src/lifecycle/rows/registry.js';
import { CLAUSES } from '../../src/model/clauses/registry.js';

function twice(ids: readonly string[]): readonly string[] {
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}

function exercisedBy(ids: readonly string[]): ReadonlySet<string> {
  return new Set(
    SCENARIOS.filter(({ id }) => ids.includes(id)).flatMap(
      ({ exercises }) => exercises
    )
  );
}

describe('the rows of the lifecycle', () => {
  it('have an id, and ask what nobody else asks', () => {
    expect(twice(LIFECYCLE_ROWS.map(({ id }) => id))).toEqual([]);
    expect(twice(LIFECYCLE_CLAUSES)).toEqual([]);
    expect(
      twice(LIFECYCLE_ROWS.flatMap(({ experiments }) => experiments))
    ).toEqual([]);
  });

  it('name experiments that are made', () => {
    const made = EXPERIMENTS.map(({ id }) => id);
    for (const { experiments } of LIFECYCLE_ROWS) {
      expect(made).toEqual(expect.arrayContaining([...experiments]));
    }
  });

  it('take up every experiment that all engines are put to', () => {
    const taken = LIFECYCLE_ROWS.flatMap(({ experiments }) => experiments);
    const common = EXPERIMENTS.filter(({ engines }) => !engines);
    expect(taken).toEqual(expect.arrayContaining(common.map(({ id }) => id)));
  });

  it('ask every policy, and every clause of the proposal', () => {
    const proposed = CLAUSES.filter(
      ({ id, level }) => level === 'P' || id.startsWith('policy.')
    );
    expect(LIFECYCLE_CLAUSES).toEqual(
      expect.arrayContaining(proposed.map(({ id }) => id))
    );
  });

  it('ask nothing that no scenario of theirs exercises', () => {
    const exercised = exercisedBy(LIFECYCLE_SCENARIOS);
    expect(LIFECYCLE_CLAUSES.filter((id) => !exercised.has(id))).toEqual([]);
    const keyed = exercisedBy(KEYED_SCENARIOS);
    const idle = KEYED_CLAUSES.filter((id) => !keyed.has(id));
    expect(idle).toEqual(['policy.app-record']);
  });

  it('leave to no clause what no schedule meets, or a clause cannot tell', () => {
    const withClauses = LIFECYCLE_ROWS.filter(
      ({ clauses }) => clauses.length > 0
    );
    expect(withClauses.filter(({ unasked }) => unasked)).toEqual([]);
    const ids = withClauses.map(({ id }) => id);
    expect(ids).not.toContain('durability.crash');
    expect(ids).not.toContain('reuse.cancel');
  });

  it('hold the four questions of the issue, one a phase', () => {
    const founding = LIFECYCLE_ROWS.filter(({ isFounding }) => isFounding);
    expect(founding.map(({ phase }) => phase)).toEqual([
      'admission',
      'in-flight',
      'retention',
      'reuse',
    ]);
  });
});
