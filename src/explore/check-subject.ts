import { SCENARIOS } from '../../scenarios/index.js';
import type { ClauseId } from '../model/clauses/registry.js';
import { clauseOf, isApplicable } from '../model/clauses/registry.js';
import type { BodyLine } from '../report/line.js';
import type { Cell, Divergence, SubjectReport } from '../report/record.js';
import type { StrategyName } from '../sim/strategies/portfolio.js';
import type { SubjectSpec } from '../worlds/subject.js';
import { cellsOf, contractOf } from './cells.js';
import { groupDivergences, type ShrinkJob, shrinkJobs } from './divergences.js';
import type { LoadedAnswer, ShrunkAnswer, Tally } from './host/protocol.js';
import { emptyTally, mergeTally } from './host/tally.js';
import { type Job, type JobOptions, jobsOf } from './jobs.js';
import { Pool } from './pool.js';
import { inParallel } from './workers.js';

export interface SubjectCheck {
  readonly spec: SubjectSpec;
  readonly seed: string;
  readonly schedules: number;
  readonly scenarios: readonly string[];
  readonly clauses?: readonly ClauseId[] | undefined;
  readonly search: JobOptions['search'];
  readonly strategy?: StrategyName | undefined;
  readonly processesMax?: number | undefined;
  readonly workers: number;
  readonly shard?: JobOptions['shard'];
  readonly bail: boolean;
  /** Time is up, or the user has had enough. */
  readonly stop: () => boolean;
  readonly nowMs: () => number;
  onProgress(phase: 'explore' | 'shrink', done: number, total: number): void;
  onRecord(record: BodyLine): void;
}

export interface SubjectResult {
  readonly report: SubjectReport;
  readonly cells: Cell[];
}

/** Explores one subject, shrinks what diverged, and fills its column. */
export async function checkSubject(
  check: SubjectCheck
): Promise<SubjectResult> {
  const { spec, seed, scenarios, strategy, processesMax } = check;
  const startMs = check.nowMs();
  const pool = new Pool({
    kind: 'load',
    spec,
    seed,
    scenarios,
    strategy,
    processesMax,
  });
  try {
    const loaded = await pool.start();
    const contract = contractOf(loaded);
    const results = await explore(check, pool, loaded);
    const tally = emptyTally();
    for (const { tally: part } of results) mergeTally(tally, part);
    const isWanted = (id: ClauseId) =>
      isApplicable(clauseOf(id), contract) &&
      (!check.clauses || check.clauses.includes(id));
    const found = await shrinkAll(check, pool, shrinkJobs(tally, isWanted));
    const cells = cellsOf({
      subject: spec.id,
      contract,
      tally,
      divergences: groupDivergences(found),
      clauses: check.clauses,
    });
    const seconds = (check.nowMs() - startMs) / 1000;
    const report = reportOf(check, loaded, tally, results, seconds);
    return { report, cells };
  } finally {
    pool.close();
  }
}

interface JobResult {
  readonly job: Job;
  readonly tally: Tally;
}

/** The results in the order of the jobs, up to where it stopped. */
async function explore(
  check: SubjectCheck,
  pool: Pool,
  loaded: LoadedAnswer
): Promise<JobResult[]> {
  const exhaustible = SCENARIOS.filter(
    ({ id, exhaustible }) => exhaustible && loaded.scenarios.includes(id)
  ).map(({ id }) => id);
  const { schedules, search, shard } = check;
  const jobs =
    loaded.scenarios.length === 0
      ? []
      : jobsOf({
          schedules,
          scenarios: loaded.scenarios,
          exhaustible,
          search,
          shard,
        });
  const results: (JobResult | undefined)[] = [];
  let done = 0;
  let bailed = false;
  await inParallel(
    jobs,
    check.workers,
    (job) =>
      job.kind === 'batch' ? pool.batch(job.indices) : pool.ask<Tally>(job),
    (tally, at) => {
      results[at] = { job: jobs[at] as Job, tally };
      done += tally.schedules;
      bailed ||= check.bail && tally.broken.length > 0;
      check.onProgress('explore', done, schedules);
    },
    () => check.stop() || bailed || pool.isGivenUp
  );
  const ordered = results.filter((result) => result !== undefined);
  if (!check.bail) return ordered;
  const first = ordered.findIndex(({ tally }) => tally.broken.length > 0);
  return first < 0 ? ordered : ordered.slice(0, first + 1);
}

async function shrinkAll(
  check: SubjectCheck,
  pool: Pool,
  jobs: readonly ShrinkJob[]
): Promise<{ clause: ClauseId; divergence: Divergence }[]> {
  const found: ({ clause: ClauseId; divergence: Divergence } | undefined)[] =
    [];
  let done = 0;
  await inParallel(
    jobs,
    check.workers,
    async (job): Promise<ShrunkAnswer> => pool.ask({ kind: 'shrink', ...job }),
    ({ divergence }, at) => {
      check.onProgress('shrink', ++done, jobs.length);
      if (!divergence) return;
      const { clause } = jobs[at] as ShrinkJob;
      const { phase, level } = clauseOf(clause);
      const subject = check.spec.id;
      found[at] = { clause, divergence };
      check.onRecord({
        type: 'divergence',
        subject,
        clause,
        phase,
        level,
        ...divergence,
      });
    },
    () => false
  );
  return found.filter((each) => each !== undefined);
}

/** Failures that a report lists; the rest is counted. */
const ERRORS_MAX = 5;

function reportOf(
  { spec }: SubjectCheck,
  loaded: LoadedAnswer,
  tally: Tally,
  results: readonly JobResult[],
  seconds: number
): SubjectReport {
  const complete = results.flatMap(({ job, tally: { complete, schedules } }) =>
    job.kind === 'exhaust' && complete
      ? [{ scenario: job.scenario, preemptions: job.preemptions, schedules }]
      : []
  );
  const errors = tally.failures
    .slice(0, ERRORS_MAX)
    .map(({ message }) => ({ message }));
  return {
    id: spec.id,
    package: spec.package,
    version: spec.version,
    contract: loaded.specVersion,
    capabilities: [...loaded.capabilities],
    schedules: tally.schedules,
    steps: tally.steps,
    seconds,
    complete,
    variants: variantRows(tally),
    checkedTwice: tally.checkedTwice,
    differed: tally.differed,
    errors,
  };
}

function variantRows({ variants }: Tally): SubjectReport['variants'] {
  return Object.entries(variants)
    .map(([key, count]) => {
      const [question = '', answer = ''] = key.split('\t');
      return { question, answer, count };
    })
    .sort((a, b) => (a.question + a.answer < b.question + b.answer ? -1 : 1));
}
