import {
  type AttributeChange,
  type Attributes,
  type SetAttributes,
  type StepEvent,
  stepValueOf,
} from '../call.js';
import { matchStep } from '../matching/step.js';
import type { Moment } from '../moment.js';
import type { Refused } from '../response.js';
import type { Ruling, Transition } from '../ruling.js';
import {
  isEnded,
  isStepEnded,
  type RunState,
  type State,
  type StepState,
  UNBORN,
  withRun,
} from '../state.js';
import { due, OVER, open, undue } from './due.js';
import { judgeDue, retried } from './retries.js';
import { answering, eventOfRun } from './runs.js';
import { REFUSALS } from './step-refusals.js';
import { isReserved } from './values.js';

/** A string upserts, null removes, others stay (`attributes.merge`). */
function mergeAttributes(
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
  return eventOfRun(state, call.run, moment, {
    refused: (verdict, run, refused) =>
      refuseAttributes(verdict, run, call, refused, moment),
    accepted: (verdict, run) => {
      verdict.breaksRule('attributes.after-terminal', isEnded(run));
      verdict.rule('attributes.merge', true, !isForbidden(call));
      verdict.keeps('attributes.reserved', call.allowsReserved === true);
      const attributes = mergeAttributes(run.attributes, call.changes);
      const next = { ...run, attributes };
      return [answering(verdict, state, call.run, next, moment)];
    },
  });
}

function refuseAttributes(
  verdict: Ruling,
  run: RunState,
  call: SetAttributes,
  refused: Refused,
  { known }: Moment
): void {
  if (isEnded(run)) {
    verdict.keeps('attributes.after-terminal');
    // Of two reasons that are both true either may be given.
    if (isForbidden(call)) open(verdict, refused);
    else due(verdict, refused, OVER);
  } else if (isForbidden(call)) {
    open(verdict.keeps('attributes.merge'), refused);
  } else if (known?.rival === 'repeat' && refused.refusal === 'exists') {
    // By its correlation id it is an event that is there.
    open(verdict, refused);
  } else if (call.allowsReserved) verdict.breaksRule('attributes.reserved');
  else undue(verdict, refused, 'attributes.merge');
}

export function stepCall(
  state: State,
  call: StepEvent,
  moment: Moment
): Transition[] {
  return eventOfRun(state, call.run, moment, {
    refused: (verdict, run, refused) => {
      const step = run.steps[call.step];
      REFUSALS[call.kind](verdict, run, step, refused, moment);
    },
    accepted: (verdict, run) => {
      const step = run.steps[call.step];
      // A lazy start starts what it has created, or found.
      if (call.kind === 'lazyStartStep' && !step?.created) return [];
      judgeAccepted(verdict, run, step, call, moment);
      return possible(call, step, moment).map((next) =>
        answeringStep(verdict.copy(), state, run, next, call, moment)
      );
    },
  });
}

function judgeAccepted(
  verdict: Ruling,
  run: RunState,
  step: StepState | undefined,
  call: StepEvent,
  moment: Moment
): void {
  const isOver = step !== undefined && isStepEnded(step);
  const isRunning = step?.status === 'running';
  switch (call.kind) {
    case 'createStep':
      verdict.breaksRule('step.created-once', step?.created === true);
      verdict.breaksRule('run.terminal-is-last', isEnded(run));
      return;
    case 'startStep':
    case 'lazyStartStep':
      verdict.breaksRule('step.start-after-terminal', isEnded(run));
      verdict.breaksRule(
        'step.start-exists',
        call.kind === 'startStep' && step === undefined && !isEnded(run)
      );
      verdict.rule('step.start-open', step?.created === true, !isOver);
      verdict.keeps('step.start-again', isRunning && step.created);
      judgeDue(verdict, step, moment);
      return;
    case 'retryStep':
      verdict.rule('step.retry-open', isOver || isRunning, !isOver);
      // Whether an attempt that was under way may still report that it has
      // failed, no source says.
      verdict.breaksRule('run.terminal-is-last', isEnded(run) && !isRunning);
      return;
    default:
      verdict.breaksRule('step.terminal-once', isOver);
      verdict.rule('run.terminal-is-last', isEnded(run), isRunning);
  }
}

/**
 * What was not to be accepted may have had an effect or none, and so may the
 * creation of a step to which something has happened before.
 */
function possible(
  call: StepEvent,
  step: StepState | undefined,
  moment: Moment
): StepState[] {
  const next = after(call, step, moment);
  if (!step) return [next];
  if (call.kind !== 'createStep') {
    return isStepEnded(step) ? [step, next] : [next];
  }
  const { input } = next;
  const { vague } = step;
  if (vague) return [{ ...step, input, created: true }];
  return [step.created ? step : { ...step, input, created: true }, next];
}

/** The step that an accepted event leaves, which its answer must show. */
function answeringStep(
  verdict: Ruling,
  state: State,
  run: RunState,
  step: StepState,
  call: StepEvent,
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

/** No retry is waited for. */
const AT_REST = { waits: undefined, retriedMs: undefined };

function after(
  call: StepEvent,
  step: StepState | undefined,
  moment: Moment
): StepState {
  const value = stepValueOf(call);
  const before = step ?? UNBORN;
  switch (call.kind) {
    case 'createStep':
      return { ...UNBORN, input: value, created: true };
    case 'startStep':
    case 'lazyStartStep': {
      const starts = before.starts + 1;
      const running = { status: 'running', started: true, starts } as const;
      return { ...before, ...AT_REST, ...running, value: undefined };
    }
    case 'retryStep':
      return retried(before, call, moment);
    case 'completeStep':
      return { ...before, ...AT_REST, status: 'completed', value };
    case 'failStep': {
      const error = undefined;
      return { ...before, ...AT_REST, status: 'failed', value, error };
    }
  }
}
