import { castOf } from '../model/cast.js';
import { clausesOutside } from '../model/clauses/registry.js';
import type { Contract } from '../model/contract.js';
import type { History } from '../model/history.js';
import { isWrite, type Moment } from '../model/moment.js';
import { type Explained, explain } from './attribution.js';
import { componentsOf } from './components.js';
import { type Finding, Findings } from './finding.js';
import { judgeLogs } from './log/judge-logs.js';
import {
  type MomentHistory,
  momentHistory,
  type ObservedMoment,
} from './moment-history.js';
import { loggedOf, withOpenEnds } from './open-ends.js';
import { judgePhantoms } from './phantoms.js';
import { judgePolicies } from './policy/judge-policies.js';

export interface Judgement extends Finding {
  /** The budget was spent: clauses that did not break are undecided. */
  readonly unknown: boolean;
}

/** Model steps that one history may cost. */
export const BUDGET = 100_000;

/**
 * Judges one history: the final logs by replay, the answers by linearizability
 * against the lifecycle, broken clauses by smallest relaxation. Clauses outside
 * of the contract are waived from the start: they are not broken, and no
 * violation is laid at their door.
 */
export function judge(
  told: History,
  contract: Contract,
  budget = BUDGET
): Judgement {
  const outside = clausesOutside(contract);
  const findings = new Findings(outside);
  const history = withOpenEnds(told);
  const positions = judgeLogs(history, contract, findings);
  judgePhantoms(history, findings);
  judgePolicies(history, findings);
  const cast = castOf(history.operations, history.skewMs, contract);
  const moments = momentHistory(told, cast, positions, loggedOf(history));
  let unknown = false;
  for (const component of componentsOf(moments)) {
    const waived = new Set([...findings.broken, ...outside]);
    const explanation = explain(component, cast, waived, budget);
    if (explanation.verdict === 'unknown') unknown = true;
    else collect(component, explanation, findings);
  }
  return Object.assign(findings, { unknown });
}

/** What was exercised on the way, and what broke. */
function collect(
  moments: MomentHistory,
  { meanings }: Explained,
  findings: Findings
): void {
  for (const { operation, transition } of meanings) {
    const { op, process } = moments[operation] as ObservedMoment;
    if (isServed(op)) findings.exercise('call.served');
    for (const clause of transition.exercises) findings.exercise(clause);
    for (const clause of transition.breaks) {
      findings.break(clause, `${process}: ${op.call.kind}`);
    }
  }
}

function isServed({ call, response, part }: Moment): boolean {
  return response?.ok === true && part === 'effect' && isWrite(call);
}
