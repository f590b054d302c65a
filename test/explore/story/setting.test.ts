import { expect, test } from 'vitest';
import type { Attempt } from '../../../src/explore/attempt.js';
import type { ClockPlan, Op, Plan } from '../../../src/explore/plan/plan.js';
import { roleOf } from '../../../src/explore/story/roles.js';
import { clockLines, setupLines } from '../../../src/explore/story/setting.js';

function attemptOf(clock: ClockPlan): Attempt {
  const operations = [
    {
      actor: 'setup',
      role: 'setup',
      call: { kind: 'startRun', run: 'r1' },
      response: { ok: true },
      invokedAtMs: 0,
    },
  ];
  return {
    plan: { clock, setup: [], actors: [] },
    simulated: { history: { operations } },
  } as unknown as Attempt;
}

test('clocks are told where they differ or stand still', () => {
  expect(clockLines(attemptOf({ tickMs: 1, skewMs: [0, 0] }))).toEqual([]);
  expect(clockLines(attemptOf({ tickMs: 0, skewMs: [0, -40] }))).toEqual([
    ['clocks', 'p1 -40 ms'],
    ['clock', 'stands still: events share a millisecond'],
  ]);
});

test('calls that do not wait for each other are told as such', () => {
  const attempt = attemptOf({ tickMs: 1, skewMs: [0] });
  const plan = { ...attempt.plan, together: [0] };
  expect(clockLines({ ...attempt, plan })).toEqual([
    ['calls', 'are made while others are under way, without waiting'],
  ]);
});

test('where clocks differ the set-up says by whose it ran', () => {
  expect(setupLines(attemptOf({ tickMs: 1, skewMs: [0] }))).toEqual([
    ['setup', 'start r1'],
  ]);
  expect(setupLines(attemptOf({ tickMs: 1, skewMs: [0, 40] }))).toEqual([
    ['setup (p0)', 'start r1'],
  ]);
});

function planOf(actors: Readonly<Record<string, Op['kind']>>): Plan {
  return {
    actors: Object.entries(actors).map(([name, kind]) => ({
      name,
      process: 0,
      ops: [{ kind }],
    })),
  } as unknown as Plan;
}

test('among requests, who makes none is told by what it is there for', () => {
  const plan = planOf({ A: 'request', B: 'createRun', C: 'endByToken' });
  expect(roleOf('A', plan)).toBeUndefined();
  expect(roleOf('B', plan)).toBe('another caller');
  expect(roleOf('C', plan)).toBe("another request's end");
  expect(roleOf('C', planOf({ A: 'createRun', C: 'endRun' }))).toBeUndefined();
});
