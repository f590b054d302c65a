import { type ClauseId, clauseOf } from '../model/clauses/registry.js';
import type { Contract } from '../model/contract.js';
import { isGatingLevel } from '../report/gating.js';
import { PROCESSES_MAX } from '../worlds/subject.js';
import { askedScenarios } from './asked-scenarios.js';
import { Course } from './course.js';
import type { WorldScenario } from './drafts.js';
import {
  NONE_EXHAUSTIBLE,
  whyNoClause,
  whyNoScenario,
  whyNoShard,
} from './idle.js';
import type { JobResult } from './job-result.js';
import { exhaustJobs, SAMPLES } from './jobs.js';
import type { Hosts } from './kind.js';
import type { Tally } from './messages.js';
import { Block } from './search/block.js';
import { type BlockPlan, blocksOf } from './search/blocks.js';
import { drain } from './search/drain.js';
import { compareJobs, Frontier, type PlacedJob } from './search/frontier.js';
import { scopeJobs } from './small-scope/jobs.js';
import type { FaultGround } from './small-scope/point-faults.js';
import type { SubjectCheck } from './subject-check.js';
import { turnsOf } from './turns.js';

interface Placed {
  readonly place: PlacedJob;
  readonly tally: Tally;
  readonly ms: number;
}

/** What of a check concerns its subject. */
export interface Asked {
  /** Ids. */
  readonly scenarios: readonly string[];
  readonly contract: Contract;
  readonly ground?: FaultGround | undefined;
  readonly clauses: ReadonlySet<ClauseId>;
}

export interface Explored {
  /** In the order of the plan. */
  readonly results: readonly JobResult[];
  /** Why there was nothing to run. */
  readonly idle?: string | undefined;
}

/** Runs all schedules of a subject. */
export async function explore(
  check: SubjectCheck,
  hosts: Pick<Hosts, 'work' | 'isGivenUp'>,
  { scenarios, contract, ground, clauses }: Asked
): Promise<Explored> {
  if (clauses.size === 0) {
    return { results: [], idle: whyNoClause(check.clauses ?? [], contract) };
  }
  const asked = askedScenarios(check).filter(({ id }) =>
    scenarios.includes(id)
  );
  const { plans, idle } = plansFor(check, asked, contract, ground);
  if (plans.length === 0) return { results: [], idle };
  const { seed, strategy, processesMax = PROCESSES_MAX } = check;
  const turns = turnsOf(asked, check.clauses);
  const isShared = processesMax > 1 && contract.capabilities.has('sharedState');
  const options = { seed, turns, strategy, clauses, isShared };
  const frontier = new Frontier(plans.map((plan) => new Block(plan, options)));
  const course = new Course(check, clauses);
  const ends = clausesThatEnd(check, clauses);
  const results: Placed[] = [];
  let begun = 0;
  await drain(
    frontier,
    check.workers,
    async (place) => {
      begun++;
      const { nowMs } = check.time;
      const beforeMs = nowMs();
      const tally = await hosts.work(place.job, course.untilMs());
      results.push({ place, tally, ms: nowMs() - beforeMs });
      // Whoever bails out is told of nothing after the first divergence.
      if (!frontier.isPast(place)) course.add(tally);
      if (check.bail && isTold(tally, ends)) frontier.endAt(place);
      frontier.done(place, tally);
    },
    // Some schedule is run however little time there was.
    () => check.isHurried() || hosts.isGivenUp || (begun > 0 && course.isOver())
  );
  const done = inOrder(results);
  return { results: check.bail ? upToTheFirst(done, ends) : done };
}

/** Clauses at which to bail out: what was asked for, or fails the check. */
function clausesThatEnd(
  { clauses, strict }: SubjectCheck,
  asked: ReadonlySet<ClauseId>
): ReadonlySet<ClauseId> {
  if (clauses) return asked;
  const ends = [...asked].filter((id) =>
    isGatingLevel(clauseOf(id).level, strict)
  );
  return new Set(ends);
}

/** Whether it breaks a clause of the check: others are no divergence of it. */
function isTold({ broken }: Tally, asked: ReadonlySet<ClauseId>): boolean {
  return broken.some(({ clauses }) => clauses.some((id) => asked.has(id)));
}

/** The blocks of the whole check, or those that a shard takes. */
function plansFor(
  check: SubjectCheck,
  asked: readonly WorldScenario[],
  contract: Contract,
  ground: FaultGround | undefined
): { readonly plans: readonly BlockPlan[]; readonly idle?: string } {
  const { schedules, shard, pairs, processesMax } = check;
  const small = asked.filter(({ exhaustible }) => exhaustible);
  // A clause of which no scenario tells anything has its pairs still.
  const search = asked.length > 0 ? check.search : 'small-scope';
  const exhaust = exhaustJobs(
    search,
    small.map(({ id }) => id),
    scopeJobs({
      pairs,
      contract,
      processesMax,
      ground,
      schedules: search === 'small-scope' ? schedules : undefined,
    })
  );
  if (exhaust.length === 0 && !SAMPLES[search]) {
    const idle =
      asked.length > 0
        ? NONE_EXHAUSTIBLE
        : whyNoScenario(check.scenarios, contract);
    return { plans: [], idle };
  }
  const all = blocksOf({ schedules, search, exhaust });
  if (!shard) return { plans: all };
  const { index, count } = shard;
  const plans = all.filter(({ at }) => at % count === index - 1);
  if (plans.length > 0) return { plans };
  return { plans, idle: whyNoShard(shard, schedules, all.length) };
}

function inOrder(results: readonly Placed[]): JobResult[] {
  return [...results]
    .sort((a, b) => compareJobs(a.place, b.place))
    .map(({ place, tally, ms }) => ({ job: place.job, tally, ms }));
}

function upToTheFirst(
  results: readonly JobResult[],
  clauses: ReadonlySet<ClauseId>
): readonly JobResult[] {
  const first = results.findIndex(({ tally }) => isTold(tally, clauses));
  return first >= 0 ? results.slice(0, first + 1) : results;
}
