import { type LazyStartStep, stepValueOf } from '../call.js';
import type { Moment } from '../moment.js';
import { ruling, type Transition } from '../ruling.js';
import { isEnded, type State, UNBORN, withRun } from '../state.js';

/** Whoever comes later is told that it exists, and may find it soon. */
export function claimStep(state: State, call: LazyStartStep): Transition {
  const run = state.runs[call.run];
  if (!run || run.steps[call.step]) return ruling().to(state);
  const steps = { ...run.steps, [call.step]: UNBORN };
  return ruling().to(withRun(state, call.run, { ...run, steps }));
}

/**
 * The second moment of an accepted lazy start: its step is there. Who created it
 * is told so, and nobody else.
 */
export function createLazily(
  state: State,
  call: LazyStartStep,
  { response }: Moment
): Transition[] {
  const run = state.runs[call.run];
  const verdict = ruling();
  if (!run) return [verdict.breaksRule('run.exists').to(state)];
  const isTold = response?.ok ? response.stepCreated === true : undefined;
  const step = run.steps[call.step];
  if (!step) return [];
  if (step.created) {
    verdict.breaksRule('step.lazy-once', isTold !== false);
    verdict.breaksRule('step.lazy-exists', isTold === false);
    return [verdict.to(state)];
  }
  verdict.breaksRule('run.terminal-is-last', isEnded(run));
  verdict.keeps('step.lazy-created');
  verdict.keeps('step.lazy-once');
  verdict.rule('step.lazy-told', isTold !== undefined, isTold === true);
  const created = { ...step, created: true };
  const input = stepValueOf(call);
  const steps = { ...run.steps, [call.step]: { ...created, input } };
  return [verdict.to(withRun(state, call.run, { ...run, steps }))];
}
