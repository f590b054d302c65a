import fc from 'fast-check';
import type { WorldScenario } from '../../../src/explore/drafts.js';
import { exhaustJobs } from '../../../src/explore/jobs.js';
import type { Tally } from '../../../src/explore/messages.js';
import { Block } from '../../../src/explore/search/block.js';
import {
  type BlockPlan,
  blocksOf,
} from '../../../src/explore/search/blocks.js';
import { emptyTally } from '../../../src/explore/tally.js';
import { turnsOf } from '../../../src/explore/turns.js';
import type { Job, Play } from '../../../src/laboratory/jobs.js';
import type { ClauseId } from '../../../src/model/clauses/registry.js';
import { randomStream } from '../../../src/sim/random.js';
import type { StrategyName } from '../../../src/sim/strategies/portfolio.js';

export const COMMON: ClauseId = 'run.created-once';
/** Few schedules meet it, of one scenario. */
export const RARE: ClauseId = 'token.unique';
/** Broken now and then, in one scenario. */
export const BROKEN: ClauseId = 'run.terminal-once';

const EMPTY = { setup: [], actors: [], clock: { tickMs: 1, skewMs: [0] } };

function scenario(id: string, exercises: readonly ClauseId[]): WorldScenario {
  return {
    id,
    title: id,
    exercises,
    exhaustible: true,
    drafts: fc.constant(EMPTY),
  };
}

export const SCENARIOS: readonly WorldScenario[] = [
  ...Array.from({ length: 10 }, (_, at) => scenario(`plain-${at}`, [COMMON])),
  scenario('rare', [COMMON, RARE]),
  scenario('broken', [COMMON, BROKEN]),
];

export interface World {
  readonly schedules: number;
  readonly seed?: string;
  readonly strategy?: StrategyName;
  readonly searched?: readonly string[];
}

export function plansOf({ schedules, searched = [] }: World): BlockPlan[] {
  const exhaust = exhaustJobs('portfolio', searched, []);
  return blocksOf({ schedules, search: 'portfolio', exhaust });
}

/** Plays a block to its end, or for as many rounds, in a World of the test. */
export function playBlock(
  plan: BlockPlan,
  { seed = '1', strategy }: World,
  rounds = Number.POSITIVE_INFINITY
): Job[] {
  const clauses = new Set([COMMON, RARE, BROKEN]);
  const turns = turnsOf(SCENARIOS);
  const block = new Block(plan, { seed, turns, strategy, clauses });
  const all: Job[] = [];
  for (let round = 0; round < rounds; round++) {
    const jobs = block.next();
    if (jobs.length === 0) break;
    block.add(
      jobs,
      jobs.map((job) => tallyOf(job))
    );
    all.push(...jobs);
  }
  return all;
}

export function playsIn(jobs: readonly Job[]): Play[] {
  return jobs.flatMap((job) => (job.kind === 'batch' ? job.plays : []));
}

/** What a job comes to is a function of the job, as it is of a real one. */
export function tallyOf(job: Job): Tally {
  const tally = emptyTally();
  if (job.kind === 'exhaust') {
    const { scenario, schedulesMax } = job;
    const wanted = 1 + randomStream('searched', scenario).below(60);
    tally.schedules = Math.min(wanted, schedulesMax);
    return tally;
  }
  for (const { scenario, number, strategy } of job.plays) {
    const stream = randomStream('world', scenario, number);
    const exercised = [COMMON];
    if (scenario === 'rare' && stream.below(3) === 0) exercised.push(RARE);
    const breaks = scenario === 'broken' && stream.below(4) === 0;
    for (const clause of exercised) {
      tally.exercised[clause] = (tally.exercised[clause] ?? 0) + 1;
    }
    tally.schedules++;
    tally.plays.push({
      scenario,
      strategy,
      exercised,
      broken: breaks ? [BROKEN] : [],
    });
  }
  return tally;
}

export function countBy<Item>(
  items: readonly Item[],
  key: (item: Item) => string
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  }
  return counts;
}
