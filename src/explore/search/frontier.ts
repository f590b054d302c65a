import type { Job } from '../../laboratory/jobs.js';
import type { Tally } from '../messages.js';
import type { Block } from './block.js';

/** A job in its place: what is merged first does not depend on who is fast. */
export interface PlacedJob {
  readonly round: number;
  readonly block: number;
  /** Its place in the round. */
  readonly at: number;
  readonly job: Job;
}

/** A block in the round that it is in. */
interface Front {
  readonly block: Block;
  readonly round: number;
  readonly jobs: readonly Job[];
  readonly tallies: (Tally | undefined)[];
  started: number;
  done: number;
}

/**
 * The jobs of blocks that can be done now, least advanced blocks first. The
 * rounds of a block wait for each other, but not for those of other blocks, so
 * that there is work for every worker until the last round of all.
 */
export class Frontier {
  #fronts: Front[];
  #limit: PlacedJob | undefined;

  constructor(blocks: readonly Block[]) {
    this.#fronts = blocks.map((block) => frontOf(block, 0));
  }

  /** Undefined where all that can be done is being done. */
  take(): PlacedJob | undefined {
    const open = this.#fronts.filter(
      ({ jobs, started }) => started < jobs.length
    );
    const [first] = open.sort(
      (a, b) => a.round - b.round || a.block.plan.at - b.block.plan.at
    );
    if (!first) return undefined;
    const next = placeOf(first, first.started);
    if (this.#limit && !isBefore(next, this.#limit)) return undefined;
    first.started++;
    return next;
  }

  /** Opens the next round of its block, if this was the last of its round. */
  done({ block, at }: PlacedJob, tally: Tally): void {
    const place = this.#fronts.findIndex(
      (each) => each.block.plan.at === block
    );
    const front = this.#fronts[place] as Front;
    front.tallies[at] = tally;
    front.done++;
    if (front.done < front.jobs.length) return;
    front.block.add(front.jobs, front.tallies as Tally[]);
    this.#fronts[place] = frontOf(front.block, front.round + 1);
  }

  /** Nothing that comes after this is taken any more. */
  endAt(job: PlacedJob): void {
    if (!this.isPast(job)) this.#limit = job;
  }

  /** Whether it comes after the end: it was taken before that was known. */
  isPast(job: PlacedJob): boolean {
    return this.#limit !== undefined && isBefore(this.#limit, job);
  }
}

function frontOf(block: Block, round: number): Front {
  const jobs = block.next();
  return { block, round, jobs, tallies: [], started: 0, done: 0 };
}

function placeOf({ block, round, jobs }: Front, at: number): PlacedJob {
  return { round, block: block.plan.at, at, job: jobs[at] as Job };
}

function isBefore(a: PlacedJob, b: PlacedJob): boolean {
  return compareJobs(a, b) < 0;
}

/** Round by round, and in a round block by block. */
export function compareJobs(a: PlacedJob, b: PlacedJob): number {
  return a.round - b.round || a.block - b.block || a.at - b.at;
}
