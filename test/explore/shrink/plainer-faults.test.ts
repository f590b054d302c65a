import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FaultOp } from '../../../src/explore/plan/fault-op.js';
import type { ActorPlan, Plan } from '../../../src/explore/plan/plan.js';
import { PlanSchema } from '../../../src/explore/plan/schema.js';
import { plainerFaults } from '../../../src/explore/shrink/plainer-faults.js';

const number = fc.nat(100);
const fault: fc.Arbitrary<FaultOp> = fc.oneof(
  number.map((choice) => ({ kind: 'powerLoss', choice }) as const),
  number.map((cut) => ({ kind: 'tear', process: 0, cut }) as const),
  fc
    .option(fc.integer({ min: 1, max: 100 }), { nil: undefined })
    .map((atChange) => ({ kind: 'crash', process: 0, atChange }) as const)
);

function planOf(ops: readonly FaultOp[]): Plan {
  return {
    scenario: 'plainer',
    setup: [],
    actors: [
      { name: 'A', process: 0, ops: [{ kind: 'getRun', run: 'r1' }] },
      { name: 'N', process: 0, role: 'nemesis', ops },
    ],
    clock: { tickMs: 1, skewMs: [0] },
    choices: [],
    faults: [],
    entropy: 0,
  };
}

const numbersOf = ({ actors }: Plan) =>
  ((actors[1] as ActorPlan).ops as readonly FaultOp[]).map((op) => {
    if (op.kind === 'powerLoss') return op.choice;
    if (op.kind === 'tear') return op.cut;
    return op.kind === 'crash' ? (op.atChange ?? 0) : 0;
  });

const tried = (plan: Plan) => [
  ...plainerFaults({ plan, blocks: [], trace: [] }),
];

it('lowers one number at a time and raises none', () => {
  fc.assert(
    fc.property(fc.array(fault, { minLength: 1, maxLength: 3 }), (ops) => {
      const plan = planOf(ops);
      const before = numbersOf(plan);
      for (const { plan: plainer } of tried(plan)) {
        const after = numbersOf(plainer);
        const changed = after.filter((each, at) => each !== before[at]);
        expect(changed).toHaveLength(1);
        expect(after.every((each, at) => each <= (before[at] ?? 0))).toBe(true);
        expect(PlanSchema.safeParse(plainer).success).toBe(true);
      }
    })
  );
});

it('comes to the lowest that still fails', () => {
  fc.assert(
    fc.property(number, number, (from, least) => {
      const fails = (plan: Plan) => (numbersOf(plan)[0] ?? 0) >= least;
      let plan = planOf([{ kind: 'powerLoss', choice: from + least }]);
      for (;;) {
        const next = tried(plan).find((each) => fails(each.plan));
        if (!next) break;
        plan = next.plan;
      }
      expect(numbersOf(plan)).toEqual([least]);
    })
  );
});
