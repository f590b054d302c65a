import type { Failure } from '../laboratory/tally.js';
import { KEEPS_STATE } from './keeps-state.js';
import type { Plan } from './plan/plan.js';

/** Kinds of failure that a report tells of. */
const KINDS_MAX = 5;

/** The first failure of its kind, in words, and how to see it again. */
export interface ToldFailure extends Pick<Failure<Plan>, 'plan'> {
  readonly message: string;
  /** The same without the count of its kind. */
  readonly failure: string;
}

/** Failures of one kind are told once: they differ in where they happened. */
export function tellFailures(
  failures: readonly Failure<Plan>[]
): ToldFailure[] {
  const kinds = new Map<string, { first: Failure<Plan>; count: number }>();
  for (const failure of failures) {
    const kind = kindOf(failure);
    const known = kinds.get(kind);
    if (known) known.count++;
    else kinds.set(kind, { first: failure, count: 1 });
  }
  return [...kinds.values()].slice(0, KINDS_MAX).map(({ first, count }) => {
    const more = count > 1 ? ` (and ${count - 1} more)` : '';
    const { plan } = first;
    const failure = wordsOf(first);
    return { message: `${failure}${more}`, failure, ...(plan && { plan }) };
  });
}

/** What comes from one thing: state that is kept shows wherever it is used. */
function kindOf({ message }: Failure<Plan>): string {
  return message.endsWith(KEEPS_STATE)
    ? KEEPS_STATE
    : message.replaceAll(/\d+/g, '#');
}

/** Which schedule it was: its number, where it was drawn, and its scenario. */
function wordsOf({ index, message, plan }: Failure<Plan>): string {
  const of = plan ? ` of ${plan.scenario}` : '';
  if (index >= 0) return `${message} (schedule ${index}${of})`;
  return plan ? `${message} (a schedule${of})` : message;
}
