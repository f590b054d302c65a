import { expect, test } from 'vitest';
import { attempt, traceLines } from '../../src/explore/attempt.js';
import type { Plan } from '../../src/explore/plan/plan.js';
import { PlanSchema } from '../../src/explore/plan/schema.js';
import { plainerFaults } from '../../src/explore/shrink/plainer-faults.js';
import { faultWords } from '../../src/explore/story/faults.js';
import { reference } from './hunt.js';

const JUMP = { kind: 'jumpClock', process: 0, ms: 15_000 } as const;

/** A claims after its clock has jumped; then B, whose clock has not. */
const PLAN: Plan = {
  scenario: 'clock-jumps',
  setup: [
    { kind: 'createRun', run: 'r1', workflow: 'w', input: 'i' },
    { kind: 'startRun', run: 'r1' },
  ],
  actors: [
    {
      name: 'A',
      process: 0,
      ops: [{ kind: 'createHook', run: 'r1', hook: 'h1', token: 't1' }],
    },
    {
      name: 'B',
      process: 1,
      ops: [{ kind: 'createHook', run: 'r1', hook: 'h2', token: 't2' }],
    },
    { name: 'N', process: 0, role: 'nemesis', ops: [JUMP] },
  ],
  clock: { tickMs: 1, skewMs: [0, 0] },
  // The nemesis first, then A to its end.
  choices: [2],
  faults: [],
  entropy: 0,
};

test('one clock jumps, and the other does not', async () => {
  const { failure, broken, simulated } = await attempt(await reference(), PLAN);
  expect({ failure, broken }).toEqual({ failure: undefined, broken: [] });
  const { history } = simulated;
  expect(history.faults).toMatchObject([{ kind: 'jumpClock', process: 0 }]);
  expect(history.skewMs).toBe(15_000);
  expect(traceLines(simulated)[0]).toBe('N jumpClock p0 15000 ms');
});

test('it finds a World that orders a log by the clocks of its writers', async () => {
  const mutant = await reference('log.order/by-clock');
  const without = { ...PLAN, actors: PLAN.actors.slice(0, 2), choices: [] };
  expect((await attempt(mutant, without)).broken).toEqual([]);
  const { broken } = await attempt(mutant, PLAN);
  expect(broken).toContain('log.order');
});

test('it is part of a plan, of its own name, and of a process that there may be', () => {
  expect(PlanSchema.parse(PLAN)).toEqual(PLAN);
  const actors = PLAN.actors.with(2, {
    ...(PLAN.actors[2] as Plan['actors'][number]),
    ops: [{ ...JUMP, process: 3 }],
  });
  expect(PlanSchema.safeParse({ ...PLAN, actors }).success).toBe(false);
});

test('a shorter jump is plainer, and is told in words', () => {
  const candidate = { plan: PLAN, blocks: [], trace: [] };
  const jumps = [...plainerFaults(candidate)].map(
    ({ plan }) => plan.actors[2]?.ops[0]
  );
  expect(jumps).toEqual([
    { ...JUMP, ms: 30 },
    { ...JUMP, ms: 1000 },
  ]);
  expect(faultWords('jumpClock', 'p0 15000 ms')).toBe(
    'the clock of p0 goes ahead by 15 s'
  );
});
