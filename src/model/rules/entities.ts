import {
  type AttributeChange,
  type Attributes,
  type SetAttributes,
  type StepCall,
  stepValueOf,
} from '../call.js';
import { matchStep } from '../matching/step.js';
import type { Moment } from '../moment.js';
import type { Refused } from '../response.js';
import { type Ruling, ruling, type Transition } from '../ruling.js';
import {
  isEnded,
  isStepEnded,
  type RunState,
  type State,
  type StepState,
  withRun,
} from '../state.js';
import { due, OVER, open, undue } from './due.js';
import { answering, explainsRefusal } from './runs.js';
import { refuseCreation, refuseOutcome, refuseStart } from './step-refusals.js';
import { isReserved } from './values.js';

/** A string upserts, null removes, others stay (`attributes.merge`). */
export function mergeAttributes(
  attributes: Attributes,
  changes: readonly AttributeChange[]
): Attributes {
  const merged: Record<string, string> = { ...attributes };
  for (const [key, value] of changes) {
    if (value === null) delete merged[key];
    else merged[key] = value;
  }
  return merged;
}

function isForbidden(call: SetAttributes): boolean {
  const keys = call.changes.map(([key]) => key);
  return isReserved(keys, call);
}

export function setAttributes(
  state: State,
  call: SetAttributes,
  moment: Moment
): Transition[] {
  const run = state.runs[call.run];
  const verdict = ruling();
  const { response } = moment;
  if (response && !response.ok) {
    if (explainsRefusal(state, call.run, response, verdict)) {
      return [verdict.to(state)];
    }
    if (isEnded(run)) {
      verdict.keeps('attributes.after-terminal');
      // Of two reasons that are both true either may be given.
      if (isForbidden(call)) open(verdict, response);
      else due(verdict, response, OVER);
      return [verdict.to(state)];
    }
    if (isForbidden(call)) open(verdict.keeps('attributes.merge'), response);
    else if (call.allowsReserved) verdict.breaksRule('attributes.reserved');
    else undue(verdict, response, 'attributes.merge');
    return [verdict.to(state)];
  }
  if (!run) return [verdict.breaksRule('run.exists').to(state)];
  verdict.breaksRule('attributes.after-terminal', isEnded(run));
  verdict.rule('attributes.merge', true, !isForbidden(call));
  verdict.keeps('attributes.reserved', call.allowsReserved === true);
  const attributes = mergeAttributes(run.attributes, call.changes);
  const next = { ...run, attributes };
  return [answering(verdict, state, call.run, next, moment)];
}

export function stepCall(
  state: State,
  call: StepCall,
  moment: Moment
): Transition[] {
  const run = state.runs[call.run];
  const verdict = ruling();
  const { response } = moment;
  if (response && !response.ok) {
    return [refuseStep(state, run, call, response, verdict)];
  }
  if (!run) return [verdict.breaksRule('run.exists').to(state)];
  const step = run.steps[call.step];
  const ended = step !== undefined && isStepEnded(step);
  if (call.kind === 'createStep') {
    verdict.breaksRule('step.created-once', step?.created === true);
    verdict.breaksRule('run.terminal-is-last', isEnded(run));
  } else if (call.kind === 'startStep') {
    verdict.breaksRule('step.start-after-terminal', isEnded(run));
    verdict.rule('step.start-open', step?.created === true, !ended);
  } else {
    const isRunning = step?.status === 'running';
    verdict.breaksRule('step.terminal-once', ended);
    verdict.rule('run.terminal-is-last', isEnded(run), isRunning);
  }
  return possible(call, step).map((next) =>
    answeringStep(verdict.copy(), state, run, next, call, moment)
  );
}

/**
 * What was not to be accepted may have had an effect or none, and so may the
 * creation of a step to which something has happened before.
 */
function possible(call: StepCall, step: StepState | undefined): StepState[] {
  const next = after(call, step);
  if (!step) return [next];
  if (call.kind !== 'createStep') {
    return isStepEnded(step) ? [step, next] : [next];
  }
  const { input } = next;
  return [step.created ? step : { ...step, input, created: true }, next];
}

/** The step that an accepted event leaves, which its answer must show. */
function answeringStep(
  verdict: Ruling,
  state: State,
  run: RunState,
  step: StepState,
  call: StepCall,
  moment: Moment
): Transition {
  const left = { ...run, steps: { ...run.steps, [call.step]: step } };
  const { response } = moment;
  if (response?.ok && response.step) {
    const name = [call.run, call.step] as const;
    const entity = { state: left, step };
    matchStep(verdict, response.step, name, entity, moment, 'answer.entity');
  }
  return verdict.to(withRun(state, call.run, left));
}

function after(call: StepCall, step: StepState | undefined): StepState {
  const value = stepValueOf(call);
  const { input, created = false, started = false } = step ?? {};
  switch (call.kind) {
    case 'createStep':
      return { status: 'pending', input: value, created: true, started: false };
    case 'startStep':
      return { status: 'running', input, created, started: true };
    case 'completeStep':
      return { status: 'completed', input, value, created, started };
    case 'failStep':
      return { status: 'failed', input, value, created, started };
  }
}

function refuseStep(
  state: State,
  run: RunState | undefined,
  call: StepCall,
  refused: Refused,
  verdict: Ruling
): Transition {
  if (explainsRefusal(state, call.run, refused, verdict) || !run) {
    return verdict.to(state);
  }
  const step = run.steps[call.step];
  if (call.kind === 'createStep') refuseCreation(verdict, run, step, refused);
  else if (call.kind === 'startStep') refuseStart(verdict, run, step, refused);
  else refuseOutcome(verdict, run, step, refused);
  return verdict.to(state);
}
