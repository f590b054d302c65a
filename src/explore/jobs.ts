/** Schedules that one request of a host covers. */
const BATCH = 60;

/** One request of a host; its place in the list is its place in the result. */
export type Job =
  | { readonly kind: 'batch'; readonly indices: readonly number[] }
  | {
      readonly kind: 'exhaust';
      readonly scenario: string;
      readonly preemptions: number;
      readonly schedulesMax: number;
    };

export interface JobOptions {
  readonly schedules: number;
  /** Ids of the scenarios that run, in their order. */
  readonly scenarios: readonly string[];
  /** Of these, the ones small enough to be searched through. */
  readonly exhaustible: readonly string[];
  readonly search: 'portfolio' | 'exhaustive' | 'sampled';
  readonly shard?:
    | { readonly index: number; readonly count: number }
    | undefined;
}

/** What exhaustive search may spend on one scenario. */
const EXHAUST_MAX = 300;
const PREEMPTIONS = 1;

/** Of the portfolio's schedules, the part that goes to exhaustive search. */
const EXHAUST_SHARE = 0.2;

/**
 * The whole work of one subject, in an order that depends on nothing but the
 * options, so that results can be merged the same way whoever did them.
 */
export function jobsOf(options: JobOptions): Job[] {
  const { schedules, exhaustible, search, shard } = options;
  const share = { portfolio: EXHAUST_SHARE, exhaustive: 1, sampled: 0 }[search];
  const searched = exhaustible.slice(
    0,
    Math.floor((schedules * share) / EXHAUST_MAX)
  );
  const sampled =
    search === 'exhaustive' ? 0 : schedules - searched.length * EXHAUST_MAX;
  const jobs: Job[] = batchesOf(0, sampled);
  for (const scenario of searched) {
    jobs.push({
      kind: 'exhaust',
      scenario,
      preemptions: PREEMPTIONS,
      schedulesMax: EXHAUST_MAX,
    });
  }
  if (!shard) return jobs;
  return jobs.filter((_, at) => at % shard.count === shard.index - 1);
}

/** Batches of the sampled schedules from one index up to another. */
export function batchesOf(from: number, to: number): Job[] {
  const jobs: Job[] = [];
  for (let first = from; first < to; first += BATCH) {
    const length = Math.min(BATCH, to - first);
    const indices = Array.from({ length }, (_, at) => first + at);
    jobs.push({ kind: 'batch', indices });
  }
  return jobs;
}
