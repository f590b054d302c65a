import type { History } from '../model/history.js';
import { nativeEffectsOf } from '../sim/gates/native.js';
import { openedSince } from '../sim/gates/resources.js';
import { withoutTail } from '../sim/strategies/strategy.js';
import type { LoadedSubject } from '../worlds/subject.js';
import { KEEPS_STATE } from './keeps-state.js';
import type { Plan } from './plan/plan.js';
import {
  type Simulated,
  type SimulateOptions,
  STEPS_MAX,
  simulate,
} from './simulate.js';

/**
 * Looks twice at a schedule in which the World waits. If nothing outside of the
 * gates can wake it, and a second run of the plan with modules loaded anew
 * waits in the same calls, these calls are never answered: the history says so
 * and is judged. Anything else is not held against the World.
 */
export async function lookAgain(
  subject: LoadedSubject,
  plan: Plan,
  first: Simulated,
  options: SimulateOptions
): Promise<Simulated> {
  const { ending, escapes, history } = first;
  if (ending.kind !== 'hung' || escapes.length > 0) return first;
  const waiting = waitingIn(history);
  const opened = subject.outside ? [] : openedSince();
  if (waiting.length === 0 || ending.awaited || opened.length > 0) {
    return first;
  }
  if (options.isTrusted) return withUnanswered(first, waiting);
  const made = first.trace.map(({ choice }) => choice);
  const again = { ...plan, choices: withoutTail(made.slice(0, STEPS_MAX)) };
  let second = first;
  const begun = await nativeEffectsOf(async () => {
    second = await simulate(subject, again, { ask: options.ask });
  });
  const [effect] = begun;
  if (effect !== undefined) return { ...first, escapes: [`hang: ${effect}`] };
  const isSame = `${waitingIn(second.history)}` === `${waiting}`;
  if (second.ending.kind === 'hung' && isSame) {
    return withUnanswered(first, waiting);
  }
  const words = `a second run, its modules loaded anew, is answered: ${KEEPS_STATE}`;
  return { ...first, ending: { ...ending, awaited: [words] } };
}

function withUnanswered(
  simulated: Simulated,
  unanswered: readonly number[]
): Simulated {
  return { ...simulated, history: { ...simulated.history, unanswered } };
}

/** The calls that have no answer yet, by their place in the history. */
export function waitingIn({ operations }: History): number[] {
  return operations.flatMap(({ response, cutAt }, at) =>
    response || cutAt !== undefined ? [] : [at]
  );
}
