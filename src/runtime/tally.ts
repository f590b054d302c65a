import { normalise } from '../laboratory/normalise.js';
import {
  count,
  emptyTally as emptyCounts,
  mergeTally as mergeAll,
  mergeCounts,
  type Tally,
} from '../laboratory/tally.js';
import type { Work } from '../model/policy.js';
import { variantKey } from '../survey/variant.js';
import type { Aliases } from './aliases.js';
import type { RuntimeAttempt } from './attempt.js';
import type { RuntimePlan } from './plan.js';

/** What schedules over the runtime came to. */
export interface RuntimeTally extends Tally<RuntimePlan> {
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
  /** What happened where nothing is promised, by `variantKey`. */
  readonly variants: Record<string, number>;
  /** The first schedule that broke the clause. */
  first?: { readonly index: number; readonly plan: RuntimePlan };
}

const COUNTS = ['exercised', 'violated', 'violatedOnce', 'reworked'] as const;

export function emptyTally(): RuntimeTally {
  return {
    ...emptyCounts(),
    exercised: 0,
    violated: 0,
    violatedOnce: 0,
    reworked: 0,
    outcomes: {},
    variants: {},
  };
}

/** Adds what came later, in the order of the schedules. */
export function mergeTally(into: RuntimeTally, from: RuntimeTally): void {
  mergeAll(into, from);
  for (const name of COUNTS) into[name] += from[name];
  mergeCounts(into.outcomes, from.outcomes);
  mergeCounts(into.variants, from.variants);
  if (from.first) into.first ??= from.first;
}

/** Adds one judged schedule. */
export function addSchedule(
  tally: RuntimeTally,
  { plan, simulated, failure, exercised, witness, variants }: RuntimeAttempt,
  index = -1
): void {
  tally.schedules++;
  tally.steps += simulated.trace.length;
  if (failure) {
    tally.failures.push({ index, message: failure, plan });
    return;
  }
  if (exercised) tally.exercised++;
  if (witness) {
    tally.violated++;
    tally.first ??= { index, plan };
  }
  if (witness && plan.twice.length === 0) tally.violatedOnce++;
  for (const each of variants) count(tally.variants, variantKey(each));
  const { requests = [] } = simulated.history;
  if (requests.some(({ works }) => isReworked(works))) tally.reworked++;
  for (const { outcome } of requests) {
    const { why: reason, message } = outcome ?? {};
    const said = reason ?? (message && alike(message, simulated.aliases));
    const why = said ? ` (${said})` : '';
    count(tally.outcomes, `${outcome?.kind ?? 'no answer'}${why}`);
  }
}

/** A message without what differs from one schedule to the next. */
function alike(message: string, aliases: Aliases): string {
  const [first = ''] = normalise(aliases.redact(message)).split(';');
  return first.replaceAll(/"r\d+"/g, 'of a request');
}

function isReworked(works: readonly Work[]): boolean {
  const names = works.map(({ step }) => step);
  return new Set(names).size < names.length;
}
