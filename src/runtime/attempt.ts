import { normalise } from '../explore/normalise.js';
import { Findings } from '../judge/finding.js';
import { judgePolicies } from '../judge/policy/judge-policies.js';
import type { ClauseId } from '../model/clauses/registry.js';
import type { Strategy } from '../sim/strategies/strategy.js';
import { renderStep } from '../sim/trace.js';
import { judgedHistory } from './judged-history.js';
import type { RuntimePlan } from './plan.js';
import {
  type LoadedRuntime,
  type RuntimeSimulated,
  simulateRuntime,
} from './simulate.js';

/** One plan over the runtime, run and judged. */
export interface RuntimeAttempt {
  /** With the choices that were made: it replays without the strategy. */
  readonly plan: RuntimePlan;
  readonly simulated: RuntimeSimulated;
  /** The clause of the policy. */
  readonly clause: ClauseId;
  readonly exercised: boolean;
  /** Where the clause broke; undefined if it holds. */
  readonly witness: string | undefined;
  /** Why there is nothing to judge. */
  readonly failure: string | undefined;
}

export async function attemptRuntime(
  loaded: LoadedRuntime,
  plan: RuntimePlan,
  strategy?: Strategy
): Promise<RuntimeAttempt> {
  const simulated = await simulateRuntime(loaded, plan, strategy);
  const choices = simulated.trace.map(({ choice }) => choice);
  const failure = failureOf(simulated);
  const findings = new Findings();
  if (!failure) judgePolicies(judgedHistory(simulated.history), findings);
  const clause: ClauseId = `policy.${plan.policy}`;
  return {
    plan: { ...plan, choices: withoutTail(choices) },
    simulated,
    clause,
    exercised: findings.exercised.has(clause),
    witness: findings.witnesses.get(clause),
    failure,
  };
}

/** Past the end of the choices the last actor goes on: zeros say nothing. */
export function withoutTail(choices: readonly number[]): readonly number[] {
  const last = choices.findLastIndex((choice) => choice !== 0);
  return choices.slice(0, last + 1);
}

function failureOf({ ending, escapes }: RuntimeSimulated): string | undefined {
  if (escapes.length > 0) return `uncontrolled at ${escapes[0]}`;
  if (ending.kind === 'exhausted') {
    return `did not come to rest within ${ending.steps} steps`;
  }
  if (ending.kind === 'quiet') return undefined;
  return `never answered: ${ending.actors.join(', ')}`;
}

/** The gates in the order of their release, the same in every process. */
export function runtimeTrace({
  trace,
  aliases,
}: RuntimeSimulated): readonly string[] {
  return trace.map((step) => normalise(aliases.redact(renderStep(step))));
}
