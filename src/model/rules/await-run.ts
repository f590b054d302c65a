import type { AwaitRun } from '../call.js';
import { matchRun } from '../matching/run.js';
import type { Moment } from '../moment.js';
import { ruling, type Transition } from '../ruling.js';
import { isEnded, isTerminal, type State, withRun } from '../state.js';
import { due, NO_RUN } from './due.js';
import { judgeRunView, ruleOfPhantom } from './reads.js';

/**
 * Shows the run as a read would, at some moment of the call: before its end
 * only if the run has not ended when the wait begins. A deadline is no error.
 */
export function awaitRun(
  state: State,
  call: AwaitRun,
  moment: Moment
): Transition[] {
  const { response } = moment;
  const run = state.runs[call.run];
  const verdict = ruling();
  if (!response) return [verdict.to(state)];
  if (!response.ok) {
    if (run) verdict.breaksRule('runs.wait-terminal');
    else due(verdict.keeps('runs.wait-terminal'), response, NO_RUN);
    return [verdict.to(state)];
  }
  const view = response.run;
  if (!view) return [verdict.breaksRule('runs.wait-terminal').to(state)];
  if (!run) return [verdict.breaksRule(ruleOfPhantom(moment)).to(state)];
  if (isEnded(run) && !isTerminal(view.status)) {
    verdict.breaksRule('runs.wait-terminal');
    matchRun(verdict, view, call.run, run, moment);
    return [verdict.to(state)];
  }
  verdict.keeps('runs.wait-terminal');
  judgeRunView(verdict, call.run, run, view, moment);
  if (run.seenEnded || !isTerminal(view.status)) return [verdict.to(state)];
  return [verdict.to(withRun(state, call.run, { ...run, seenEnded: true }))];
}
