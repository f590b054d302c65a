import type { ClauseId } from '../model/clauses/registry.js';
import type { Contract } from '../model/contract.js';
import type { History } from '../model/history.js';
import { step } from '../model/lifecycle.js';
import { type Cast, castOf, momentsOf } from '../model/moment.js';
import type { Transition } from '../model/ruling.js';
import { EMPTY_STATE, type State } from '../model/state.js';
import { stateKey } from '../model/state-key.js';
import { type Explained, explain, isAllowed } from './attribution.js';
import { componentsOf } from './components.js';
import { type Finding, Findings } from './finding.js';
import { judgeLogs } from './log/judge-logs.js';
import type { MomentHistory, ObservedMoment } from './moment-history.js';

export interface Judgement extends Finding {
  /** The budget was spent: clauses that did not break are undecided. */
  readonly unknown: boolean;
}

/** Model steps that one history may cost. */
export const BUDGET = 100_000;

/**
 * Judges one history: the final logs by replay, the answers by linearizability
 * against the lifecycle, broken clauses by smallest relaxation. Clauses that
 * the contract leaves out are judged and left to the caller to drop.
 */
export function judge(
  history: History,
  contract: Contract,
  budget = BUDGET
): Judgement {
  const findings = new Findings();
  const positions = judgeLogs(history, contract, findings);
  const cast = castOf(history.operations, history.skewMs);
  const moments = momentHistory(history, cast, positions);
  let unknown = false;
  for (const component of componentsOf(moments)) {
    const explanation = explain(component, cast, findings.broken, budget);
    if (explanation.verdict === 'unknown') unknown = true;
    else collect(component, explanation, findings);
  }
  return Object.assign(findings, { unknown });
}

function momentHistory(
  history: History,
  cast: Cast,
  positions: ReadonlyMap<number, number>
): MomentHistory {
  const moments: ObservedMoment[] = [];
  history.operations.forEach((operation, index) => {
    const { actor, invoked, returned } = operation;
    for (const op of momentsOf(operation, cast, positions.get(index))) {
      moments.push({
        process: actor,
        op,
        response: true,
        call: invoked,
        return: returned,
      });
    }
  });
  return moments;
}

/** Walks the linearization again for what was exercised, and what broke. */
function collect(
  moments: MomentHistory,
  { points, allowed }: Explained,
  findings: Findings
): void {
  let state = EMPTY_STATE;
  for (const { operation, state: next } of points) {
    const { op, process } = moments[operation] as ObservedMoment;
    const meant = transitionTo(next, step(state, op), allowed);
    state = next;
    if (!meant) continue;
    for (const clause of meant.exercises) findings.exercise(clause);
    for (const clause of meant.breaks) {
      findings.break(clause, `${process}: ${op.call.kind}`);
    }
  }
}

function transitionTo(
  next: State,
  transitions: readonly Transition[],
  allowed: ReadonlySet<ClauseId>
): Transition | undefined {
  if (transitions.length === 1) return transitions[0];
  const key = stateKey(next);
  return transitions.find(
    (each) => isAllowed(each, allowed) && stateKey(each.next) === key
  );
}
