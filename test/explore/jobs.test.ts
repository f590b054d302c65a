import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Job, type JobOptions, jobsOf } from '../../src/explore/jobs.js';

const options: fc.Arbitrary<JobOptions> = fc
  .record({
    schedules: fc.integer({ min: 1, max: 10_000 }),
    scenarios: fc.constant(['a', 'b', 'c', 'd']),
    exhaustible: fc.subarray(['a', 'b', 'c']),
    search: fc.constantFrom('portfolio', 'exhaustive', 'sampled'),
  })
  .map((each) => each as JobOptions);

function indicesIn(jobs: readonly Job[]): number[] {
  return jobs.flatMap((job) => (job.kind === 'batch' ? job.indices : []));
}

test('batches cover every index once, in order', () => {
  fc.assert(
    fc.property(options, (given) => {
      const indices = indicesIn(jobsOf(given));
      expect(indices).toEqual(indices.map((_, at) => at));
    })
  );
});

test('shards part the jobs among them, and leave nothing', () => {
  fc.assert(
    fc.property(options, fc.integer({ min: 1, max: 7 }), (given, count) => {
      const parts = Array.from({ length: count }, (_, at) =>
        jobsOf({ ...given, shard: { index: at + 1, count } })
      );
      const key = (job: Job) => JSON.stringify(job);
      expect(parts.flat().map(key).sort()).toEqual(
        jobsOf(given).map(key).sort()
      );
    })
  );
});

test('no more schedules are run than were asked for', () => {
  fc.assert(
    fc.property(options, (given) => {
      const most = jobsOf(given).reduce(
        (sum, job) =>
          sum + (job.kind === 'batch' ? job.indices.length : job.schedulesMax),
        0
      );
      expect(most).toBeLessThanOrEqual(given.schedules);
    })
  );
});

test('the portfolio leaves a part to exhaustive search, others do not', () => {
  const base = {
    schedules: 10_000,
    scenarios: ['a', 'b'],
    exhaustible: ['a', 'b'],
  };
  const kinds = (search: JobOptions['search']) =>
    new Set(jobsOf({ ...base, search }).map(({ kind }) => kind));
  expect(kinds('portfolio')).toEqual(new Set(['batch', 'exhaust']));
  expect(kinds('sampled')).toEqual(new Set(['batch']));
  expect(kinds('exhaustive')).toEqual(new Set(['exhaust']));
});
