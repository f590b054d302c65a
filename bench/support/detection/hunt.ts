import { SCENARIOS } from '../../../scenarios/index.js';
import type { Loaded, Tally } from '../../../src/explore/messages.js';
import type { ShrunkAnswer } from '../../../src/laboratory/host/protocol.js';
import type { Job } from '../../../src/laboratory/jobs.js';
import type { ClauseId } from '../../../src/model/clauses/registry.js';
import type { Divergence } from '../../../src/report/record.js';
import type { SubjectSpec } from '../../../src/worlds/subject.js';
import { cpuMs } from '../cpu.js';
import { fromBuild } from '../kit.js';
import { CountedHost } from './counted-host.js';
import type { HuntRecord } from './records.js';

export interface HuntOptions {
  readonly script: string;
  readonly subject: string;
  readonly spec: SubjectSpec;
  readonly seed: string;
  readonly clauses: readonly ClauseId[];
  /** Clauses of which a token is wanted as well. */
  readonly untold: readonly ClauseId[];
}

export interface Hunted {
  readonly hunt: HuntRecord;
  readonly tokens: ReadonlyMap<ClauseId, string>;
}

/** Whole runs that shrinking a story may cost. */
const SHRINK_ATTEMPTS = 80;

/**
 * A plain check with one worker, broken off once every clause was seen broken.
 * A hit counts with all schedules of the request of the host that it came in.
 */
export async function hunt(options: HuntOptions): Promise<Hunted> {
  const { script, subject, spec, seed, clauses, untold } = options;
  const scenarios = SCENARIOS.map(({ id }) => id);
  const load = { spec, seed, scenarios };
  const host = new CountedHost(script, load);
  const { emptyTally, mergeTally } = await fromBuild('src/explore/tally');
  const { subjectCheck } = await fromBuild('src/explore/subject-request');
  const { Reporter } = await fromBuild('src/explore/reporter');
  const { TimeShare } = await fromBuild('src/explore/time-share');
  const { explore } = await fromBuild('src/explore/explore');
  const ownMs = cpuMs();
  const hits: HuntRecord['hits'] = {};
  const tally = emptyTally();
  const stop = new AbortController();
  const spentMs = () => host.cpuMs + cpuMs() - ownMs;
  const work = async (job: Job): Promise<Tally> => {
    const part = (await host.ask<Tally>(job)) ?? emptyTally();
    mergeTally(tally, part);
    const { schedules } = tally;
    for (const broken of part.broken) {
      for (const clause of broken.clauses) {
        if (!clauses.includes(clause)) continue;
        const { scenario } = broken.plan;
        hits[clause] ??= { schedules, cpuMs: spentMs(), scenario };
      }
    }
    if (clauses.every((clause) => hits[clause])) stop.abort();
    return part;
  };
  try {
    const asked = await askedOf(await host.load());
    const time = new TimeShare(() => performance.now(), Infinity);
    const options = {
      subjects: [subject],
      seed,
      workers: 1,
      bail: false,
      signal: stop.signal,
    };
    const reporter = new Reporter(options, undefined);
    const check = subjectCheck(spec, options, {
      time,
      like: undefined,
      reporter,
    });
    await explore(check, { work, isGivenUp: false }, asked);
    const { schedules } = tally;
    const spent = spentMs();
    const tokens = await tokensOf(host, tally, untold);
    const hunt = { kind: 'hunt', subject, seed, schedules, hits } as const;
    return { hunt: { ...hunt, cpuMs: spent }, tokens };
  } finally {
    host.close();
  }
}

async function askedOf(loaded: Loaded) {
  const { contractOf } = await fromBuild('src/explore/cells');
  const { CLAUSES, isApplicable } = await fromBuild(
    'src/model/clauses/registry'
  );
  const contract = contractOf(loaded);
  const held = CLAUSES.filter((clause) => isApplicable(clause, contract));
  const clauses = new Set(held.map(({ id }) => id));
  return { scenarios: loaded.scenarios, contract, clauses };
}

/** Of each clause the shortest story, if possible of one process. */
async function tokensOf(
  host: CountedHost,
  tally: Tally,
  untold: readonly ClauseId[]
): Promise<Map<ClauseId, string>> {
  const { shrinkJobs } = await fromBuild('src/explore/divergences');
  const jobs = shrinkJobs(tally, (clause) => untold.includes(clause));
  const tokens = new Map<ClauseId, string>();
  for (const clause of untold) {
    const own = jobs.filter((job) => job.clause === clause);
    const job =
      own.find(({ plan }) => plan.actors.every(({ process }) => !process)) ??
      own[0];
    if (!job) continue;
    const { plan, ...sought } = job;
    const shrunk = await host.ask<ShrunkAnswer<Divergence>>({
      kind: 'shrink',
      plan,
      sought,
      attemptsMax: SHRINK_ATTEMPTS,
    });
    if (shrunk?.told) tokens.set(clause, shrunk.told.token);
  }
  return tokens;
}
