import { append, runOf } from './append.js';
import type { Check } from './check.js';
import { toStep } from './entities.js';
import { EntityConflictError } from './errors.js';
import { ofRun } from './ids.js';
import type { StepRow } from './rows.js';
import type { Write } from './rules.js';
import { newStep } from './steps.js';

/** `step.lazy-once`, `step.lazy-exists` */
export const STEP_LAZY_UNBORN: Check = {
  name: 'step.lazy-unborn',
  look({ step, call }) {
    if (!step || !call.isLazy) return undefined;
    throw new EntityConflictError(
      `Step ${call.subject} of run ${call.runId} was created before: a start ` +
        'that brings an input starts what it creates.'
    );
  },
};

/**
 * A running step may be started again: that is how it is retried. A start that
 * brings the input creates the step, and the log has both.
 */
export const startStep: Write = (tx, situation) => {
  const { call, step, time, scope } = situation;
  const { input, ...rest } = call.data;
  let run = runOf(situation);
  let before = step;
  if (!before || call.isLazy) {
    const { stepName } = rest;
    before = scope.rules.createdLazily(newStep(call, time.nowMs));
    const eventData = { stepName, input: before.input };
    const created = { eventType: 'step_created', eventData };
    run = append(tx, situation, run, created).run;
  }
  const after = started(before, time.nowMs);
  tx.put('steps', ofRun(call.runId, call.subject), after);
  const draft = { eventType: 'step_started', eventData: rest };
  const { event } = append(tx, situation, run, draft);
  const result = { event, step: toStep(after) };
  return call.isLazy ? scope.rules.answerLazily(result) : result;
};

function started(step: StepRow, nowMs: number): StepRow {
  return {
    ...step,
    status: 'running',
    attempt: step.attempt + 1,
    startedAtMs: step.startedAtMs ?? nowMs,
    retryAfterMs: undefined,
  };
}
