import type { ExhaustJob, Job, Play } from '../../laboratory/jobs.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import { ENOUGH } from '../../report/thin.js';
import { randomStream } from '../../sim/random.js';
import type { StrategyName } from '../../sim/strategies/portfolio.js';
import type { WorldScenario } from '../drafts.js';
import type { Tally } from '../messages.js';
import { pairById } from '../small-scope/pair-scenario.js';
import type { Turns } from '../turns.js';
import { type Arm, Floor } from './arms.js';
import type { BlockPlan } from './blocks.js';
import { Evidence } from './evidence.js';
import { TwiceDraw } from './twice.js';
import { weightsOf } from './weights.js';

/** One arm in so many is the floor's; the others are drawn by their weight. */
const FLOOR_EVERY = 2;

/** Drafts of a scenario that only the floor plays. */
const FLOOR_DRAFTS = 1024;

/** Rounds of a block, and the schedules that one of them may have. */
const ROUNDS = 8;
const ROUND_MIN = 8;
const ROUND_MAX = 60;

/** Exhaustive searches of one round. */
const SEARCHES = 2;

/** Requests that a round is parted into, for as many hosts. */
const JOBS = 2;

export interface BlockOptions {
  readonly seed: string;
  readonly turns: Turns;
  /** Only this one; without it an arm is of any. */
  readonly strategy?: StrategyName | undefined;
  /** The clauses that the check is about. */
  readonly clauses: ReadonlySet<ClauseId>;
  /** Whether two processes may work on the same state. */
  readonly isShared?: boolean | undefined;
}

/** Plays its part of a check in rounds: each is drawn by those before it. */
export class Block {
  readonly plan: BlockPlan;
  readonly #options: BlockOptions;
  readonly #floor: Floor;
  readonly #arms: readonly Arm[];
  readonly #scenarios: ReadonlyMap<string, WorldScenario>;
  readonly #evidence = new Evidence();
  readonly #twice: TwiceDraw;
  readonly #numbers = new Map<string, number>();
  readonly #exhaust: ExhaustJob[];
  #exhaustLeft: number;
  #left: number;
  #played = 0;
  #floored = 0;
  #rounds = 0;
  #isSearched = false;

  constructor(plan: BlockPlan, options: BlockOptions) {
    const { seed, turns, strategy } = options;
    this.plan = plan;
    this.#options = options;
    this.#floor = new Floor(turns, seed, strategy);
    const all = Array.from({ length: this.#floor.length }, (_, place) =>
      this.#floor.at(place)
    );
    this.#arms = distinct(all);
    this.#scenarios = new Map(
      turns.map(({ scenario }) => [scenario.id, scenario])
    );
    this.#twice = new TwiceDraw(seed, plan.at, plan.of);
    this.#exhaust = [...plan.exhaust];
    this.#exhaustLeft = plan.exhaustMax;
    this.#left = plan.schedules;
  }

  /** The next round; none is left where it is empty. */
  next(): Job[] {
    // Where only time ends the check, searches and samples take turns.
    const { schedules, samples } = this.plan;
    this.#isSearched = Number.isFinite(schedules) || !this.#isSearched;
    const searches = this.#isSearched || !samples ? this.#search() : [];
    if (searches.length > 0) return searches;
    return samples ? this.#sample() : [];
  }

  /** A few at once, each within what those before it are sure to leave. */
  #search(): Job[] {
    const jobs: Job[] = [];
    let left = this.#exhaustLeft;
    while (jobs.length < SEARCHES && this.#exhaust.length > 0 && left > 0) {
      const job = this.#exhaust.shift() as ExhaustJob;
      const schedulesMax = Math.min(job.schedulesMax, left);
      jobs.push({ ...job, schedulesMax });
      left -= schedulesMax;
    }
    return jobs;
  }

  /** What a round came to, in the order of its jobs. */
  add(jobs: readonly Job[], tallies: readonly Tally[]): void {
    for (const [at, job] of jobs.entries()) {
      const tally = tallies[at] as Tally;
      this.#evidence.add(
        this.#isOfOne(job) ? { ...tally, exercised: {} } : tally
      );
      if (job.kind === 'batch') continue;
      this.#exhaustLeft -= tally.schedules;
      this.#left -= tally.schedules;
    }
  }

  /**
   * What calls of one process have shown makes no clause less thin where there
   * may be two: a lock in the process keeps its own calls apart.
   */
  #isOfOne(job: Job): boolean {
    if (!this.#options.isShared || job.kind !== 'exhaust') return false;
    return job.draft === 0 && pairById(job.scenario) !== undefined;
  }

  #sample(): Job[] {
    const { schedules } = this.plan;
    const usual = Number.isFinite(schedules)
      ? Math.ceil(schedules / ROUNDS)
      : ROUND_MAX;
    const most = Math.min(ROUND_MAX, Math.max(ROUND_MIN, usual));
    const plays = this.#plays(Math.min(most, this.#left));
    const jobs: Job[] = [];
    const size = Math.ceil(plays.length / JOBS);
    for (let from = 0; from < plays.length; from += size) {
      jobs.push({ kind: 'batch', plays: plays.slice(from, from + size) });
    }
    return jobs;
  }

  #plays(count: number): Play[] {
    const { at, of } = this.plan;
    const { seed, clauses } = this.#options;
    const enough = Math.ceil(ENOUGH / of);
    const wanted = { clauses, enough };
    const weights = weightsOf(
      this.#arms,
      this.#scenarios,
      this.#evidence,
      wanted
    );
    const stream = randomStream('arms', seed, at, of, this.#rounds++);
    return Array.from({ length: count }, () => {
      if (this.#played % FLOOR_EVERY === 0) {
        const step = this.#floor.at(this.#floored++ * of + at);
        return this.#play(step, step.number);
      }
      const arm = this.#arms[drawn(weights, stream.next())] as Arm;
      return this.#play(arm, this.#nextOf(arm));
    });
  }

  /**
   * The draft of a scenario that is played beyond the floor: blocks take them
   * in turn, and leave the first ones to the floor, which all have in common.
   */
  #nextOf({ scenario }: Arm): number {
    const { at, of } = this.plan;
    const before = this.#numbers.get(scenario) ?? 0;
    this.#numbers.set(scenario, before + 1);
    return FLOOR_DRAFTS + before * of + at;
  }

  #play({ scenario, strategy }: Arm, number: number): Play {
    const { at, of } = this.plan;
    const isTwice = this.#twice.next(this.#left);
    this.#left--;
    return {
      index: this.#played++ * of + at,
      scenario,
      number,
      strategy,
      isTwice,
    };
  }
}

function distinct(arms: readonly Arm[]): Arm[] {
  const keyed = arms.map(
    (arm) => [`${arm.scenario} ${arm.strategy}`, arm] as const
  );
  return [...new Map(keyed).values()];
}

/** The place that a point of [0, 1) falls on, by weight. */
function drawn(weights: readonly number[], point: number): number {
  let rest = point * weights.reduce((sum, each) => sum + each, 0);
  for (const [at, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return at;
  }
  return weights.length - 1;
}
