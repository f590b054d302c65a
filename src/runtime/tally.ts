import { normalise } from '../laboratory/normalise.js';
import type { Work } from '../model/policy.js';
import type { Variant } from '../survey/variant.js';
import type { Aliases } from './aliases.js';
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
  /** What happened where nothing is promised. */
  readonly variants: { question: string; answer: string; count: number }[];
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
    variants: [],
    failures: {},
    checkedTwice: 0,
    differed: 0,
  };
}

/** Adds one judged schedule. */
export function addSchedule(
  tally: RuntimeTally,
  { plan, simulated, failure, exercised, witness, variants }: RuntimeAttempt
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
  for (const variant of variants) addVariant(tally, variant);
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

function addVariant(
  { variants }: RuntimeTally,
  { question, answer }: Variant
): void {
  const known = variants.find(
    (each) => each.question === question && each.answer === answer
  );
  if (known) known.count++;
  else variants.push({ question, answer, count: 1 });
}

function isReworked(works: readonly Work[]): boolean {
  const names = works.map(({ step }) => step);
  return new Set(names).size < names.length;
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
