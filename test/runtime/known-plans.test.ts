import { expect, it } from 'vitest';
import { knownPlan } from '../../src/runtime/known-plans.js';
import { RUNTIME_POLICIES } from '../../src/runtime/plan.js';
import { RuntimePlanSchema } from '../../src/runtime/plan-schema.js';

it('begins with plans that a token can hold, and draws the rest', () => {
  const known = RUNTIME_POLICIES.flatMap(
    (policy) => knownPlan(policy, 0)?.plan ?? []
  );
  expect(known.map(({ policy }) => policy)).toContain('reject');
  for (const plan of known) {
    expect(RuntimePlanSchema.parse(plan)).toEqual(plan);
    expect(plan.choices.at(-1)).not.toBe(0);
  }
  expect(knownPlan('reject', 99)).toBeUndefined();
});
