import { normalise } from '../explore/normalise.js';
import type { RuntimeAttempt } from './attempt.js';

/** What schedules over the runtime came to, as plain data to be added up. */
export interface RuntimeTally {
  schedules: number;
  steps: number;
  /** Schedules in which a request met what the policy is about. */
  exercised: number;
  /** Schedules that broke the clause of the policy. */
  violated: number;
  /** Of these, the ones in which no message of the queue came twice. */
  violatedOnce: number;
  /** Schedules in which the body of a step ran more than once for a run. */
  reworked: number;
  /** Answers of requests, by kind and reason. */
  readonly outcomes: Record<string, number>;
  /** Schedules that could not be judged, by why. */
  readonly failures: Record<string, number>;
  checkedTwice: number;
  differed: number;
}

export function emptyTally(): RuntimeTally {
  return {
    schedules: 0,
    steps: 0,
    exercised: 0,
    violated: 0,
    violatedOnce: 0,
    reworked: 0,
    outcomes: {},
    failures: {},
    checkedTwice: 0,
    differed: 0,
  };
}

/** Adds one judged schedule. */
export function addSchedule(
  tally: RuntimeTally,
  { plan, simulated, failure, exercised, witness }: RuntimeAttempt
): void {
  tally.schedules++;
  tally.steps += simulated.trace.length;
  if (failure) {
    count(tally.failures, failure);
    return;
  }
  if (exercised) tally.exercised++;
  if (witness) tally.violated++;
  if (witness && plan.twice.length === 0) tally.violatedOnce++;
  const { requests = [] } = simulated.history;
  if (requests.some(({ works }) => isReworked(works))) tally.reworked++;
  for (const { outcome } of requests) {
    const reason = outcome?.why ?? outcome?.message;
    const said = reason && normalise(simulated.aliases.redact(reason));
    const why = said ? ` (${said})` : '';
    count(tally.outcomes, `${outcome?.kind ?? 'no answer'}${why}`);
  }
}

/** A payload is a work of its own. */
function isReworked(
  works: readonly {
    readonly run: string;
    readonly payload?: string | undefined;
  }[]
): boolean {
  const names = works.map(({ run, payload }) => `${run} ${payload}`);
  return new Set(names).size < names.length;
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
