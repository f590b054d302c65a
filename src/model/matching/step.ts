import { type Name, STEP_NAME } from '../call.js';
import type { ClauseId } from '../clauses/registry.js';
import type { Moment } from '../moment.js';
import type { Ruling } from '../ruling.js';
import {
  isEnded,
  isStepEnded,
  type RunState,
  type StepState,
} from '../state.js';
import type { StepView } from '../view.js';
import { agrees, isThere } from './agrees.js';
import { stepKey } from './pins.js';

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
    // Whether the end of a run cancels its steps no source says.
    (view.status === 'cancelled' && isEnded(state) && !isStepEnded(step));
  const value = view.value ?? undefined;
  verdict.rule(clause, true, isCurrent && (value === step.value || !isCurrent));
  const same =
    view.step === name &&
    view.run === run &&
    view.attempt !== null &&
    agrees(STEP_NAME, view.name) &&
    agrees(step.input, view.input);
  verdict.rule('step.entity', true, same);
  matchTimes(verdict, view, stepKey(run, name), step, moment);
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
  const { createdAt, startedAt, completedAt } = view;
  const kept =
    pins === undefined ||
    (pins.isKept('step', key, 'createdAt', createdAt) &&
      pins.isKept('step', key, 'startedAt', startedAt) &&
      pins.isKept('step', key, 'completedAt', completedAt));
  const isCurrent = view.status === step.status;
  const isLost = (field: 'startedAt' | 'completedAt') =>
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
    createdAt !== null && kept && started && over && !early
  );
}
