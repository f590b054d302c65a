import type { ClauseId } from '../model/clauses/registry.js';
import { askedScenarios } from './asked-scenarios.js';
import { batchesOf, type Job, jobsOf } from './jobs.js';
import type { Pool } from './pool.js';
import type { SubjectCheck } from './subject-check.js';
import type { JobResult } from './subject-report.js';
import { inParallel } from './workers.js';

/**
 * Runs all schedules of a subject: the results in the order of the jobs, up to
 * where it stopped. What exhaustive search leaves of its part goes to samples.
 */
export async function explore(
  check: SubjectCheck,
  pool: Pool,
  scenarios: readonly string[]
): Promise<JobResult[]> {
  if (scenarios.length === 0) return [];
  const exhaustible = askedScenarios(check)
    .filter(({ id, exhaustible }) => exhaustible && scenarios.includes(id))
    .map(({ id }) => id);
  const { schedules, search, shard } = check;
  const jobs = jobsOf({ schedules, scenarios, exhaustible, search, shard });
  const progress = progressOf(check);
  const results = await run(jobs, check, pool, progress);
  const isWhole = results.length === jobs.length && search === 'portfolio';
  if (isWhole && !shard && !hasBailed(check, results)) {
    const sampled = sum(results.filter(({ job }) => job.kind === 'batch'));
    const left = schedules - sum(results);
    const more = batchesOf(sampled, sampled + left);
    results.push(...(await run(more, check, pool, progress)));
  }
  return upToTheFirst(check, results);
}

async function run(
  jobs: readonly Job[],
  check: SubjectCheck,
  pool: Pool,
  progress: (result: JobResult) => void
): Promise<JobResult[]> {
  const results: (JobResult | undefined)[] = [];
  let bailed = false;
  await inParallel(
    jobs,
    check.workers,
    (job) => pool.work(job),
    (tally, at) => {
      const result = { job: jobs[at] as Job, tally };
      results[at] = result;
      bailed ||= hasBailed(check, [result]);
      progress(result);
    },
    () => check.stop() || bailed || pool.isGivenUp
  );
  return results.filter((result) => result !== undefined);
}

function progressOf(check: SubjectCheck): (result: JobResult) => void {
  let done = 0;
  const violated = new Set<ClauseId>();
  return ({ tally }) => {
    done += tally.schedules;
    for (const { clauses } of tally.broken) {
      for (const clause of clauses) violated.add(clause);
    }
    check.onProgress('explore', done, check.schedules, violated.size);
  };
}

/** Schedules that count, those that failed among them. */
function sum(results: readonly JobResult[]): number {
  return results.reduce(
    (total, { job, tally }) =>
      total + (job.kind === 'batch' ? job.indices.length : tally.schedules),
    0
  );
}

function hasBailed(
  { bail }: SubjectCheck,
  results: readonly JobResult[]
): boolean {
  return bail && results.some(({ tally }) => tally.broken.length > 0);
}

/** Whoever bails out is told of nothing after the first divergence. */
function upToTheFirst(
  { bail }: SubjectCheck,
  results: readonly JobResult[]
): JobResult[] {
  const first = results.findIndex(({ tally }) => tally.broken.length > 0);
  return bail && first >= 0 ? results.slice(0, first + 1) : [...results];
}
