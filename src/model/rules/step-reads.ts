import type { GetStep, ListSteps, Name } from '../call.js';
import { matchStep } from '../matching/step.js';
import type { Moment } from '../moment.js';
import type { Response } from '../response.js';
import { ruling, type Transition } from '../ruling.js';
import type { State } from '../state.js';
import type { StepView } from '../view.js';
import { open } from './due.js';
import { isUnreadable, ruleOfPhantom } from './reads.js';

export function getStep(
  state: State,
  call: GetStep,
  moment: Moment
): Transition[] {
  const { response } = moment;
  if (!response) return [ruling().to(state)];
  const step = state.runs[call.run]?.steps[call.step];
  if (response.ok) {
    const views = response.step ? [response.step] : [];
    return [judgeViews(state, call.run, call.step, views, moment)];
  }
  const verdict = ruling();
  // No error of the contract is that of a step alone.
  if (!step?.created) open(verdict, response);
  const unreadable = isUnreadable(response);
  verdict.breaksRule('read.usable', step?.created === true && unreadable);
  verdict.breaksRule('step.entity', step?.created === true && !unreadable);
  return [verdict.to(state)];
}

/** Whether one step is in the list of its run, once and as it is. */
export function listStep(
  state: State,
  { run, pageSize }: ListSteps,
  moment: Moment,
  name: Name
): Transition[] {
  const views = viewsOf(moment.response, name);
  const step = state.runs[run]?.steps[name];
  const transition = judgeViews(state, run, name, views, moment);
  const isWrong = step?.created ? views.length !== 1 : views.length > 1;
  if (pageSize === undefined) {
    if (!isWrong) return [transition];
    return [ruling().breaksRule('step.entity').to(state)];
  }
  // What is missing of pages is judged by who was told of it before.
  const isAgain = views.length > 1;
  if (isAgain) return [ruling().breaksRule('lookup.pages-of-run').to(state)];
  return [transition];
}

function judgeViews(
  state: State,
  run: Name,
  name: Name,
  views: readonly StepView[],
  moment: Moment
): Transition {
  const verdict = ruling();
  const entity = state.runs[run];
  const step = entity?.steps[name];
  for (const view of views) {
    if (!entity) verdict.breaksRule(ruleOfPhantom(moment));
    else if (!step) verdict.breaksRule('step.entity');
    else matchStep(verdict, view, [run, name], { state: entity, step }, moment);
  }
  return verdict.to(state);
}

function viewsOf(
  response: Response | undefined,
  name: Name
): readonly StepView[] {
  if (!response?.ok) return [];
  return (response.steps ?? []).filter(({ step }) => step === name);
}
