import type { ClauseId } from '../model/clauses/registry.js';
import type { Contract } from '../model/contract.js';
import { askedScenarios } from './asked-scenarios.js';
import type { Tally } from './host/protocol.js';
import { exhaustJobs } from './jobs.js';
import type { Pool } from './pool.js';
import { Block } from './search/block.js';
import { blocksOf } from './search/blocks.js';
import { drain } from './search/drain.js';
import { compareJobs, Frontier, type PlacedJob } from './search/frontier.js';
import { scopeJobs } from './small-scope/jobs.js';
import type { SubjectCheck } from './subject-check.js';
import type { JobResult } from './subject-report.js';
import { turnsOf } from './turns.js';

interface Placed {
  readonly place: PlacedJob;
  readonly tally: Tally;
}

/** What of a check concerns its subject. */
export interface Asked {
  /** Ids. */
  readonly scenarios: readonly string[];
  readonly contract: Contract;
  readonly clauses: ReadonlySet<ClauseId>;
}

/** Runs all schedules of a subject: the results in the order of the plan. */
export async function explore(
  check: SubjectCheck,
  pool: Pool,
  asked: Asked
): Promise<JobResult[]> {
  const frontier = new Frontier(blocksFor(check, asked));
  const progress = progressOf(check);
  const results: Placed[] = [];
  await drain(
    frontier,
    check.workers,
    async (place) => {
      const tally = await pool.work(place.job);
      results.push({ place, tally });
      progress(tally);
      // Whoever bails out is told of nothing after the first divergence.
      if (check.bail && tally.broken.length > 0) frontier.endAt(place);
      frontier.done(place, tally);
    },
    () => check.stop() || pool.isGivenUp
  );
  return upToTheFirst(check, inOrder(results));
}

/** The blocks of the whole check, or those that a shard takes. */
function blocksFor(
  check: SubjectCheck,
  { scenarios, contract, clauses }: Asked
): Block[] {
  const { seed, schedules, search, strategy, shard } = check;
  const { pairs, processesMax } = check;
  const asked = askedScenarios(check).filter(({ id }) =>
    scenarios.includes(id)
  );
  const turns = turnsOf(asked, check.clauses);
  const exhaust = exhaustJobs(
    search,
    asked.filter(({ exhaustible }) => exhaustible).map(({ id }) => id),
    scopeJobs({ pairs, contract, processesMax })
  );
  // A clause of which no scenario tells anything has its pairs still.
  const kind = turns.length > 0 ? search : 'small-scope';
  if (exhaust.length === 0 && kind === 'small-scope') return [];
  return blocksOf({ schedules, search: kind, exhaust })
    .filter(({ at }) => !shard || at % shard.count === shard.index - 1)
    .map((plan) => new Block(plan, { seed, turns, strategy, clauses }));
}

function inOrder(results: readonly Placed[]): JobResult[] {
  return [...results]
    .sort((a, b) => compareJobs(a.place, b.place))
    .map(({ place, tally }) => ({ job: place.job, tally }));
}

function progressOf(check: SubjectCheck): (tally: Tally) => void {
  let done = 0;
  const violated = new Set<ClauseId>();
  return (tally) => {
    done += tally.schedules;
    for (const { clauses } of tally.broken) {
      for (const clause of clauses) violated.add(clause);
    }
    check.onProgress('explore', done, check.schedules, violated.size);
  };
}

function upToTheFirst(
  { bail }: SubjectCheck,
  results: readonly JobResult[]
): JobResult[] {
  const first = results.findIndex(({ tally }) => tally.broken.length > 0);
  return bail && first >= 0 ? results.slice(0, first + 1) : [...results];
}
