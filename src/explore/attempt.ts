import { type Doubt, isSure } from '../judge/finding.js';
import { type Judgement, judge } from '../judge/judge.js';
import { normalise, withoutTimes } from '../laboratory/normalise.js';
import {
  type ClauseId,
  clauseOf,
  isApplicable,
} from '../model/clauses/registry.js';
import type { History, Operation } from '../model/history.js';
import { whyUnseen } from '../sim/ending.js';
import { openedSince } from '../sim/gates/resources.js';
import { type Strategy, withoutTail } from '../sim/strategies/strategy.js';
import { renderStep } from '../sim/trace.js';
import type { LoadedSubject } from '../worlds/subject.js';
import { lookAgain, waitingIn } from './hung.js';
import { lostLine } from './lost-line.js';
import type { Plan } from './plan/plan.js';
import {
  type Simulated,
  type SimulateOptions,
  STEPS_MAX,
  simulate,
} from './simulate.js';
import { unharmedOf } from './unharmed.js';

/** One plan, run and not judged yet. */
export interface Executed {
  /** With the choices that were made: it replays without the strategy. */
  readonly plan: Plan;
  readonly simulated: Simulated;
  /** Why there is nothing to judge. */
  readonly failure: string | undefined;
  /** Had nothing been lost when the power failed, where something broke. */
  readonly unharmed?: History | undefined;
}

/** One plan, run and judged. */
export interface Attempt extends Executed {
  /** Undefined where the harness failed and there is nothing to judge. */
  readonly judgement: Judgement | undefined;
  /** Broken clauses that the contract of the subject includes. */
  readonly broken: readonly ClauseId[];
  /** Of each, something broke beside those; a perhaps is not among them. */
  readonly doubts: readonly Doubt[];
}

/** Runs a plan and judges what it did. */
export async function attempt(
  subject: LoadedSubject,
  plan: Plan,
  strategy?: Strategy
): Promise<Attempt> {
  return judged(await execute(subject, plan, { strategy }), subject);
}

/** Runs a plan. */
export async function execute(
  subject: LoadedSubject,
  plan: Plan,
  options: SimulateOptions = {}
): Promise<Executed> {
  const first = await simulate(subject, plan, options);
  const simulated = await lookAgain(subject, plan, first, options);
  const made = simulated.trace.map(({ choice }) => choice);
  const complete = { ...plan, choices: withoutTail(made.slice(0, STEPS_MAX)) };
  const failure = failureOf(simulated);
  const unharmed =
    failure === undefined
      ? await unharmedOf(subject, complete, simulated, options)
      : undefined;
  return { plan: complete, simulated, failure, unharmed };
}

/** Judges what was run. */
export function judged(
  executed: Executed,
  { contract }: LoadedSubject
): Attempt {
  const { simulated, failure, unharmed } = executed;
  if (failure !== undefined) {
    return { ...executed, judgement: undefined, broken: [], doubts: [] };
  }
  const judgement = judge(simulated.history, contract, { unharmed });
  const broken = [...judgement.broken].filter((id) =>
    isApplicable(clauseOf(id), contract)
  );
  const doubts = judgement.doubts.filter(isSure);
  return { ...executed, judgement, broken, doubts };
}

/** Undefined where the judge can be asked. */
function failureOf({
  ending,
  escapes,
  history,
}: Simulated): string | undefined {
  if (history.unanswered) return undefined;
  const calls = waitingIn(history).map((at) => {
    const { actor, call } = history.operations[at] as Operation;
    return `${actor} in ${call.kind}`;
  });
  const at = calls.length > 0 ? ` (${calls.join(', ')})` : '';
  if (escapes.length > 0 || ending.kind !== 'hung') {
    const why = whyUnseen(ending, escapes);
    return why === undefined ? undefined : `${why}${at}`;
  }
  const awaited = ending.awaited ?? openedSince();
  const forWhat = awaited.length > 0 ? ` (${awaited.join(', ')})` : '';
  return `never answered: ${calls.join(', ') || ending.actors.join(', ')}${forWhat}`;
}

/** The gates in the order of their release, the same in every process. */
export function traceLines({ trace, names }: Simulated): string[] {
  return trace.map((step) => {
    const line = normalise(names.redact(renderStep(step)));
    return step.role === 'background' ? withoutTimes(line) : lostLine(line);
  });
}
