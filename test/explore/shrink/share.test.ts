import { expect, test } from 'vitest';
import type { ShrinkJob } from '../../../src/explore/divergences.js';
import { shrinkShare } from '../../../src/explore/shrink/share.js';
import { CLAUSES } from '../../../src/model/clauses/registry.js';

/** Three plans of each of so many broken clauses. */
function jobsOf(clauses: number): ShrinkJob[] {
  return CLAUSES.slice(0, clauses).flatMap(({ id }) =>
    [1, 2, 3].map((occurrences) => ({
      clause: id,
      plan: {} as ShrinkJob['plan'],
      occurrences,
    }))
  );
}

test('where nothing is said each plan is shrunk as far as it goes', () => {
  const jobs = jobsOf(100);
  expect(shrinkShare(jobs, undefined)).toEqual({
    jobs,
    attemptsMax: undefined,
  });
});

test('few plans get all that they could use', () => {
  const jobs = jobsOf(2);
  expect(shrinkShare(jobs, 3000)).toEqual({ jobs, attemptsMax: undefined });
});

test('more share what there is', () => {
  const jobs = jobsOf(20);
  expect(shrinkShare(jobs, 3000)).toEqual({ jobs, attemptsMax: 50 });
});

test('of very many clauses one plan each is shrunk, the plainest', () => {
  const { jobs, attemptsMax = 0 } = shrinkShare(jobsOf(100), 3000);
  expect(jobs).toHaveLength(100);
  expect(jobs.every(({ occurrences }) => occurrences === 1)).toBe(true);
  expect(attemptsMax).toBe(30);
});
