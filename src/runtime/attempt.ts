import { judgePolicies } from '../judge/policy/judge-policies.js';
import type { Executed } from '../laboratory/laboratory.js';
import { normalise } from '../laboratory/normalise.js';
import type { ClauseId } from '../model/clauses/registry.js';
import { whyUnseen } from '../sim/ending.js';
import { type Strategy, withoutTail } from '../sim/strategies/strategy.js';
import { renderStep } from '../sim/trace.js';
import { policyVariants } from '../survey/policy-variants.js';
import type { Variant } from '../survey/variant.js';
import { judgedHistory } from './judged-history.js';
import { clauseOfPolicy, type RuntimePlan } from './plan.js';
import {
  type LoadedRuntime,
  type RuntimeSimulated,
  simulateRuntime,
} from './simulate.js';
import { unanswered } from './unanswered.js';

/** One plan over the runtime, run and not judged yet. */
export interface RuntimeExecuted extends Executed<RuntimePlan> {
  readonly simulated: RuntimeSimulated;
}

/** The same, judged. */
export interface RuntimeAttempt extends RuntimeExecuted {
  /** The clause of the policy; undefined where it promises nothing. */
  readonly clause: ClauseId | undefined;
  readonly exercised: boolean;
  /** What happened where nothing is promised. */
  readonly variants: readonly Variant[];
  /** Where the clause broke; undefined if it holds. */
  readonly witness: string | undefined;
}

export async function executeRuntime(
  loaded: LoadedRuntime,
  plan: RuntimePlan,
  strategy?: Strategy
): Promise<RuntimeExecuted> {
  const simulated = await simulateRuntime(loaded, plan, strategy);
  const choices = simulated.trace.map(({ choice }) => choice);
  const failure = whyUnseen(simulated.ending, simulated.escapes);
  return {
    plan: { ...plan, choices: withoutTail(choices) },
    simulated,
    failure,
  };
}

export function judgedRuntime(executed: RuntimeExecuted): RuntimeAttempt {
  const { plan, simulated, failure } = executed;
  const clause = clauseOfPolicy(plan.policy);
  const judged = judgedHistory(simulated.history);
  const finding = failure || !clause ? undefined : judgePolicies(judged);
  const variants = failure ? [] : policyVariants(judged);
  const witness =
    clause && finding && (finding.witnesses.get(clause) ?? unanswered(judged));
  return {
    ...executed,
    clause,
    exercised: clause
      ? witness !== undefined || finding?.exercised.has(clause) === true
      : variants.length > 0,
    variants,
    // Its ids follow the clock of the schedule, as those of the trace do.
    witness: witness && normalise(simulated.aliases.redact(witness)),
  };
}

/** The gates in the order of their release, the same in every process. */
export function runtimeTrace({
  simulated: { trace, aliases },
}: RuntimeExecuted): readonly string[] {
  return trace.map((step) => normalise(aliases.redact(renderStep(step))));
}
