import { Pool } from '../laboratory/pool.js';
import { inParallel } from '../laboratory/workers.js';
import type { ClauseId } from '../model/clauses/registry.js';
import { CLAUSES, clauseOf, isApplicable } from '../model/clauses/registry.js';
import type { Contract } from '../model/contract.js';
import type { Cell, Divergence, SubjectReport } from '../report/record.js';
import { cellsOf, contractOf } from './cells.js';
import { groupDivergences, type ShrinkJob, shrinkJobs } from './divergences.js';
import { explore } from './explore.js';
import type { JobResult } from './job-result.js';
import { type Hosts, loadMsOf, watched } from './kind.js';
import type { Loaded } from './messages.js';
import { remembering } from './resume/remembering.js';
import { type ShrinkShare, shrinkShare } from './shrink/share.js';
import { loadedSoon } from './slow-load.js';
import { type Coverage, coverageOf } from './small-scope/coverage.js';
import { scopeJobs } from './small-scope/jobs.js';
import { pairById } from './small-scope/pair-scenario.js';
import type { SubjectCheck } from './subject-check.js';
import { subjectReport } from './subject-report.js';
import { emptyTally, mergeTally } from './tally.js';
import { understood } from './understood.js';

export interface SubjectResult {
  readonly report: SubjectReport;
  readonly cells: Cell[];
}

/** Explores one subject, shrinks what diverged, and fills its column. */
export async function checkSubject(
  check: SubjectCheck
): Promise<SubjectResult> {
  const { spec, seed, scenarios, like, processesMax, freshModules, faults } =
    check;
  const load = {
    ...{ spec, seed, scenarios, like, processesMax, freshModules, faults },
  };
  const loadMs = loadMsOf(spec, check.budgetMs);
  const pool = new Pool(
    watched({ onTrouble: check.onTrouble }, loadMs),
    load,
    check.budgetMs,
    check.calledOff
  );
  try {
    const loaded = await loadedSoon(pool.start(), loadMs, check.onSlow);
    check.time.loaded();
    const contract = contractOf(loaded);
    const { memory } = check;
    const hosts = memory ? remembering(pool, spec.id, memory) : pool;
    const wanted = wantedClauses(check, contract);
    check.onUnderstood(understood(check, loaded));
    const { scenarios: applicable } = loaded;
    const { ground } = loaded;
    const asked = { scenarios: applicable, contract, ground, clauses: wanted };
    const { results, idle } = await explore(check, hosts, asked);
    const tally = emptyTally();
    for (const { tally: part } of results) mergeTally(tally, part);
    const jobs = shrinkJobs(tally, (id) => wanted.has(id));
    const share = shrinkShare(jobs, check.shrinkRunsMax);
    const found = await shrinkAll(check, hosts, share);
    const coverage = coverageIn(check, loaded, results);
    const cells = cellsOf({
      subject: spec.id,
      coverage,
      contract,
      ground,
      faults: mayBefall(check),
      tally,
      divergences: groupDivergences(found),
      clauses: check.clauses,
    });
    const { nowMs, startMs } = check.time;
    const seconds = (nowMs() - startMs) / 1000;
    const told = { spec, loaded, tally, results, seconds };
    const report = subjectReport({ ...told, coverage });
    return { report: idle ? { ...report, idle } : report, cells };
  } finally {
    await pool.close();
  }
}

/** Whether schedules with faults were asked for, in general or by name. */
function mayBefall({ faults, pairs, like }: SubjectCheck): boolean {
  return (
    faults === true ||
    like !== undefined ||
    pairs.some((id) => pairById(id)?.fault)
  );
}

/** How far the small scope was searched, if that was begun. */
function coverageIn(
  { pairs, processesMax }: SubjectCheck,
  loaded: Loaded,
  results: readonly JobResult[]
): Coverage | undefined {
  const isBegun = results.some(
    ({ job }) => job.kind === 'exhaust' && pairById(job.scenario)
  );
  if (!isBegun) return undefined;
  const contract = contractOf(loaded);
  const { ground } = loaded;
  const jobs = scopeJobs({ pairs, contract, processesMax, ground });
  return coverageOf(jobs, results);
}

/** Those that the subject is held to, of those that were asked for. */
function wantedClauses(
  { clauses }: SubjectCheck,
  contract: Contract
): ReadonlySet<ClauseId> {
  const held = CLAUSES.filter((clause) => isApplicable(clause, contract));
  const ids = held.map(({ id }) => id);
  return new Set(ids.filter((id) => !clauses || clauses.includes(id)));
}

async function shrinkAll(
  check: SubjectCheck,
  hosts: Hosts,
  { jobs, attemptsMax }: ShrinkShare
): Promise<{ clause: ClauseId; divergence: Divergence }[]> {
  const found: ({ clause: ClauseId; divergence: Divergence } | undefined)[] =
    [];
  let begun = 0;
  let done = 0;
  await inParallel(
    jobs,
    check.workers,
    (job) => {
      const { time, workers } = check;
      const left = jobs.length - begun++;
      const { plan, ...sought } = job;
      return hosts.shrink({
        plan,
        sought,
        attemptsMax: check.isHurried() ? 0 : attemptsMax,
        untilMs: time.onWallMs(time.shrinkUntilMs(left, workers)),
      });
    },
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
