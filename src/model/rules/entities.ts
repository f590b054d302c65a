import type {
  AttributeChange,
  Attributes,
  SetAttributes,
  StepCall,
} from '../call.js';
import type { Moment } from '../moment.js';
import type { Refused } from '../response.js';
import { type Ruling, ruling, type Transition } from '../ruling.js';
import { isEnded, type RunState, type State, withRun } from '../state.js';
import { answering, explainsRefusal } from './runs.js';

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

function isReserved(call: SetAttributes): boolean {
  return call.changes.some(([key]) => key.startsWith('$'));
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
      return [verdict.keeps('attributes.after-terminal').to(state)];
    }
    return [verdict.rule('attributes.merge', true, isReserved(call)).to(state)];
  }
  if (!run) return [verdict.breaksRule('run.exists').to(state)];
  verdict.breaksRule('attributes.after-terminal', isEnded(run));
  verdict.rule('attributes.merge', true, !isReserved(call));
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
  if (call.kind === 'createStep') {
    verdict.breaksRule('step.created-once', step !== undefined);
    verdict.breaksRule('run.terminal-is-last', isEnded(run));
  } else if (call.kind === 'startStep') {
    verdict.breaksRule('step.start-after-terminal', isEnded(run));
  } else {
    verdict.breaksRule('step.terminal-once', step === 'ended');
    verdict.rule('run.terminal-is-last', isEnded(run), step === 'running');
  }
  const steps = { ...run.steps, [call.step]: after(call, step) };
  return [verdict.to(withRun(state, call.run, { ...run, steps }))];
}

function after(
  call: StepCall,
  step: RunState['steps'][string] | undefined
): RunState['steps'][string] {
  if (call.kind === 'createStep') return step ?? 'pending';
  if (call.kind === 'startStep') return step === 'ended' ? step : 'running';
  return 'ended';
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
  const ended = isEnded(run);
  if (call.kind === 'createStep') {
    verdict.keeps('run.terminal-is-last', ended);
    verdict.rule('step.created-once', !ended, step !== undefined);
  } else if (call.kind === 'startStep') {
    verdict.keeps('step.start-after-terminal', ended);
  } else {
    verdict.keeps('run.terminal-is-last', ended && step !== 'running');
    // Whether a step that has not started may end, no source says.
    const isOpen = step === 'running' || step === 'ended';
    verdict.rule('step.terminal-once', !ended && isOpen, step === 'ended');
  }
  return verdict.to(state);
}
