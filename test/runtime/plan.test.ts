import { assert, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  drawPlan,
  RUNTIME_POLICIES,
  RUNTIME_PROCESSES,
} from '../../src/runtime/plan.js';

describe('the plan of a schedule over the runtime', () => {
  it('follows from policy, seed and index alone, and is plain JSON', () => {
    assert(
      property(string(), integer({ min: 0, max: 1000 }), (seed, index) => {
        const { plan } = drawPlan('adopt', seed, index);
        expect(drawPlan('adopt', seed, index).plan).toEqual(plan);
        expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
      })
    );
  });

  it('has two requests that may race at least, in processes that exist', () => {
    assert(
      property(integer({ min: 0, max: 10_000 }), (index) => {
        const { plan } = drawPlan('reject', 'any', index);
        expect(plan.requests.length).toBeGreaterThanOrEqual(2);
        expect(plan.requests[0]?.afterMs).toBe(0);
        const places = [
          ...plan.workers,
          ...plan.requests.map(({ process }) => process),
        ];
        expect(Math.max(...places)).toBeLessThan(RUNTIME_PROCESSES);
        expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
      })
    );
  });

  it('draws each policy its own schedules', () => {
    const drawn = RUNTIME_POLICIES.map((policy) => {
      const { policy: _, ...rest } = drawPlan(policy, '1', 0).plan;
      return JSON.stringify(rest);
    });
    expect(new Set(drawn).size).toBe(RUNTIME_POLICIES.length);
  });
});
