import { type Name, stepNameOf } from '../call.js';
import type { ClauseId } from '../clauses/registry.js';
import type { Moment } from '../moment.js';
import type { Ruling } from '../ruling.js';
import {
  isEnded,
  isStepEnded,
  type RunState,
  type Span,
  type StepState,
} from '../state.js';
import type { GivenTime, StepView } from '../view.js';
import { agrees, isThere } from './agrees.js';
import { stepKey } from './step-key.js';
import { matchWithoutData } from './without-data.js';

/**
 * Everything that a view of a step tells, held against the step. `clause` is
 * what breaks where it shows another state than its events have left.
 */
export function matchStep(
  verdict: Ruling,
  view: StepView,
  [run, name]: readonly [run: Name, step: Name],
  { state, step }: { readonly state: RunState; readonly step: StepState },
  moment: Moment,
  clause: ClauseId = 'step.entity'
): void {
  const isCurrent =
    view.status === step.status ||
    step.vague ||
    // Whether the end of a run cancels its steps no source says.
    (view.status === 'cancelled' && isEnded(state) && !isStepEnded(step));
  verdict.rule(clause, true, isCurrent && isOutcome(view, step));
  const same =
    view.step === name &&
    view.run === run &&
    view.attempt !== null &&
    agrees(stepNameOf(run, name), view.name) &&
    agrees(step.input, view.input);
  verdict.rule('step.entity', true, same);
  matchWithoutData(verdict, view);
  if (step.vague) return;
  const key = stepKey(run, name);
  matchTimes(verdict, view, key, step, moment);
  matchAttempt(verdict, view, key, step, moment);
  matchRetry(verdict, view, step);
}

/** What an attempt failed with may stay beside the result of a later one. */
function isOutcome(view: StepView, step: StepState): boolean {
  if (view.status !== step.status || step.vague) return true;
  const shown = view.value ?? undefined;
  if (view.leftOut !== undefined) return isWithoutResult(shown, step);
  const { status, value, error } = step;
  if (status === 'pending') return shown === (error ?? value);
  return shown === value || shown === withError(step);
}

/** Whether an error is data, which a read may leave out, is not said. */
function isWithoutResult(
  shown: string | undefined,
  { status, value, error }: StepState
): boolean {
  return shown === undefined || shown === (status === 'failed' ? value : error);
}

function withError({ value, error }: StepState): string | undefined {
  if (error === undefined || value === undefined) return error ?? value;
  return `${value} beside ${error}`;
}

/**
 * Counted from what it was at the creation, and no source says what that is.
 */
function matchAttempt(
  verdict: Ruling,
  { attempt, status }: StepView,
  key: Name,
  step: StepState,
  { pins }: Moment
): void {
  const first = pins?.attemptOf(key);
  if (first === undefined || typeof attempt !== 'number') return;
  if (status !== step.status) return;
  verdict.rule('step.attempt', true, attempt === first + step.starts);
}

/**
 * What a step_retrying gave: its error stays until another takes its place, its
 * deadline at least as long as it matters.
 */
function matchRetry(verdict: Ruling, view: StepView, step: StepState): void {
  const { status, retryAfter } = view;
  const { error, retryAt, waits } = step;
  if (status !== step.status) return;
  const shown = view.value ?? undefined;
  const isKept =
    view.leftOut === undefined
      ? shown === withError(step)
      : isWithoutResult(shown, step);
  verdict.rule('step.retry-error', error !== undefined, isKept);
  if (retryAfter === undefined) return;
  const wasGiven = status === 'running' && retryAt !== undefined;
  verdict.rule('step.retry-cleared', wasGiven, retryAfter === null);
  const isGiven = retryAt !== undefined && isWithin(retryAfter, retryAt);
  verdict.rule(
    'step.retry-shown',
    waits === 'yes' || retryAfter !== null,
    isGiven || (waits !== 'yes' && retryAfter === null)
  );
}

function isWithin(shown: GivenTime | null, { fromMs, toMs }: Span): boolean {
  return typeof shown === 'number' && shown >= fromMs && shown <= toMs;
}

/**
 * A step has its first start and its end, and each of them stays. A World need
 * not show them (`startedAt?`, `completedAt?` of steps.d.ts), but then it never
 * does.
 */
function matchTimes(
  verdict: Ruling,
  view: StepView,
  key: Name,
  step: StepState,
  { pins }: Moment
): void {
  const { createdAt, updatedAt, startedAt, completedAt } = view;
  const isStamped = createdAt !== null && updatedAt !== null;
  const kept =
    pins === undefined ||
    (pins.isKept('step', key, 'createdAt', createdAt) &&
      pins.isKept('step', key, 'completedAt', completedAt));
  const isFirst = pins?.isKept('step', key, 'startedAt', startedAt) !== false;
  const isRepeated = step.starts > 1;
  verdict.rule('step.started-at', isRepeated && isThere(startedAt), isFirst);
  verdict.breaksRule('step.started-at', !isRepeated && !isFirst);
  const isCurrent = view.status === step.status;
  const isLost = (field: 'startedAt' | 'completedAt') =>
    view[field] === null &&
    pins?.isThroughout('step', key, field, view[field]) === false;
  const started = !isCurrent || !step.started || !isLost('startedAt');
  const early =
    isCurrent &&
    ((!isStepEnded(step) && isThere(completedAt)) ||
      (!step.started && !isStepEnded(step) && isThere(startedAt)));
  const over = !isCurrent || !isStepEnded(step) || !isLost('completedAt');
  verdict.rule(
    'entity.stable',
    createdAt !== undefined,
    isStamped && kept && started && over && !early
  );
}
