import { SCENARIOS } from '../../scenarios/index.js';
import type { ClauseId } from '../model/clauses/registry.js';
import { clauseOf, isApplicable } from '../model/clauses/registry.js';
import type { BodyLine } from '../report/line.js';
import type { Cell, Divergence, SubjectReport } from '../report/record.js';
import type { StrategyName } from '../sim/strategies/portfolio.js';
import type { SubjectSpec } from '../worlds/subject.js';
import { cellsOf, contractOf } from './cells.js';
import { groupDivergences, type ShrinkJob, shrinkJobs } from './divergences.js';
import type { LoadedAnswer } from './host/protocol.js';
import { emptyTally, mergeTally } from './host/tally.js';
import { type Job, type JobOptions, jobsOf } from './jobs.js';
import { Pool } from './pool.js';
import { type JobResult, subjectReport } from './subject-report.js';
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
  /** Real time that one schedule may take, in ms. */
  readonly budgetMs?: number | undefined;
  /** Time is up, or the user has had enough. */
  readonly stop: () => boolean;
  /** The user waits: what was found is told as it is. */
  readonly isHurried: () => boolean;
  readonly nowMs: () => number;
  onProgress(
    phase: 'explore' | 'shrink',
    done: number,
    total: number,
    divergences: number
  ): void;
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
  const { spec, seed, scenarios, clauses, strategy, processesMax } = check;
  const startMs = check.nowMs();
  const pool = new Pool(
    { kind: 'load', spec, seed, scenarios, clauses, strategy, processesMax },
    check.budgetMs
  );
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
    const report = subjectReport({ spec, loaded, tally, results, seconds });
    return { report, cells };
  } finally {
    await pool.close();
  }
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
  const violated = new Set<ClauseId>();
  await inParallel(
    jobs,
    check.workers,
    (job) => pool.work(job),
    (tally, at) => {
      results[at] = { job: jobs[at] as Job, tally };
      done += tally.schedules;
      bailed ||= check.bail && tally.broken.length > 0;
      for (const { clauses } of tally.broken) {
        for (const clause of clauses) violated.add(clause);
      }
      check.onProgress('explore', done, schedules, violated.size);
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
    (job) => pool.shrink(job, check.isHurried() ? 0 : undefined),
    (divergence, at) => {
      check.onProgress('shrink', ++done, jobs.length, done);
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
