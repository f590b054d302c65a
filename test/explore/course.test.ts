import { expect, test } from 'vitest';
import { Course } from '../../src/explore/course.js';
import type { Plan } from '../../src/explore/plan/plan.js';
import type { SubjectCheck } from '../../src/explore/subject-check.js';
import { emptyTally } from '../../src/explore/tally.js';
import { TimeShare } from '../../src/explore/time-share.js';
import type { ClauseId } from '../../src/model/clauses/registry.js';

const PLAN: Plan = {
  scenario: 'random',
  setup: [],
  actors: [],
  clock: { tickMs: 1, skewMs: [0] },
  choices: [],
  faults: [],
  entropy: 0,
};

function tallyOf(schedules: number, ...clauses: ClauseId[]) {
  const tally = { ...emptyTally(), schedules };
  if (clauses.length === 0) return tally;
  tally.broken.push({ index: 0, clauses, breaks: 1, plan: PLAN, mark: 'm' });
  return tally;
}

test('a clause is told of when it breaks first, and the time is kept for it', () => {
  const clock = { nowMs: 0 };
  const told: unknown[] = [];
  const progress: unknown[] = [];
  const check: Pick<
    SubjectCheck,
    'time' | 'onProgress' | 'onViolation' | 'schedules'
  > = {
    schedules: 3000,
    time: new TimeShare(() => clock.nowMs, 100_000),
    onProgress: (...words) => progress.push(words),
    onViolation: (violation) => told.push(violation),
  };
  const wanted = new Set<ClauseId>(['token.unique', 'run.created-once']);
  const course = new Course(check as SubjectCheck, wanted);
  clock.nowMs = 70_000;
  course.add(tallyOf(700));
  expect(course.isOver()).toBe(false);
  course.add(tallyOf(100, 'token.unique', 'read.fresh'));
  course.add(tallyOf(100, 'token.unique'));
  // What was not asked for is not told.
  expect(told).toEqual([
    { clause: 'token.unique', scenario: 'random', schedules: 800 },
  ]);
  expect(progress).toEqual([
    ['explore', 700, 3000, 0],
    ['explore', 800, 3000, 1],
    ['explore', 900, 3000, 1],
  ]);
  // Two divergences of it are to be shrunk, at some 100 ms a schedule.
  clock.nowMs = 93_000;
  expect(course.isOver()).toBe(true);
});
