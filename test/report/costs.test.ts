import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addCosts } from '../../src/report/costs.js';
import { addShards } from '../../src/report/shards.js';
import { cost } from '../lifecycle/fixture.js';
import { REPORT, subject } from './fixture.js';

const costs = fc.array(
  fc
    .record({
      policy: fc.constantFrom('reject', 'adopt'),
      over: fc.constantFrom('claim' as const, 'keyed' as const),
      why: fc.constantFrom(undefined, 'in-flight'),
      requests: fc.nat(9),
      calls: fc.nat(9),
    })
    .map(cost)
);

it('costs come to the same sums however the schedules were spread', () => {
  fc.assert(
    fc.property(costs, costs, (left, right) => {
      const whole = addCosts([...left, ...right]);
      expect(addCosts([...addCosts(right), ...addCosts(left)])).toEqual(whole);
      const total = [...left, ...right].reduce(
        (sum, one) => sum + one.calls,
        0
      );
      expect(whole.reduce((sum, one) => sum + one.calls, 0)).toBe(total);
    })
  );
});

it('shards of one run add up what requests cost', () => {
  const part = (calls: number) => ({
    ...REPORT,
    subjects: [subject({ costs: [cost({ calls })] })],
  });
  const [sum] = addShards(part(3), part(4)).subjects;
  expect(sum?.costs).toEqual([
    cost({ requests: 8, runs: 8, events: 32, messages: 8, calls: 7 }),
  ]);
  const [none] = addShards(REPORT, REPORT).subjects;
  expect(none?.costs).toBeUndefined();
});
