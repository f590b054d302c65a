import { expect, test } from 'vitest';
import type { Attempt } from '../../src/explore/attempt.js';
import type { ActorPlan } from '../../src/explore/plan/plan.js';
import { fingerprintOf } from '../../src/explore/shrink/fingerprint.js';

/** Steps as `A fs:open`; one after a `!` passes the last actor over. */
function attemptOf(
  programs: Readonly<Record<string, readonly string[]>>,
  ...steps: readonly string[]
): Attempt {
  const actors = Object.entries(programs).map(
    ([name, kinds]) =>
      ({ name, process: 0, ops: kinds.map((kind) => ({ kind })) }) as ActorPlan
  );
  const trace = steps.map((step) => {
    const [actor = '', name = ''] = step.replace('!', '').split(' ');
    return { actor, label: { name }, preempts: step.startsWith('!') };
  });
  return { plan: { actors }, simulated: { trace } } as unknown as Attempt;
}

const race = { A: ['createHook'], B: ['createHook', 'endRun'] };

test('names the clause, what races, and what the last one was held before', () => {
  const attempt = attemptOf(
    race,
    'A call:createHook',
    'A fs:open',
    '!B call:createHook',
    'B fs:link',
    'A fs:link'
  );
  expect(fingerprintOf(attempt, 'token.unique')).toBe(
    'token.unique: createHook | createHook+endRun @ fs:link'
  );
});

test('does not depend on who is called A', () => {
  const [left, right] = [
    attemptOf(race, 'A x', '!B y', 'A z'),
    attemptOf({ A: race.B, B: race.A }, 'B x', '!A y', 'B z'),
  ];
  expect(fingerprintOf(left, 'run.exists')).toBe(
    fingerprintOf(right, 'run.exists')
  );
});

test('says so where nobody was passed over', () => {
  const attempt = attemptOf({ A: ['endRun'] }, 'A call:endRun', 'A fs:open');
  expect(fingerprintOf(attempt, 'run.exists')).toBe(
    'run.exists: endRun @ sequential'
  );
});
