import { appendCall, runOf } from './append.js';
import type { Check } from './check.js';
import { toStep } from './entities.js';
import {
  EntityConflictError,
  RunExpiredError,
  WorkflowWorldError,
} from './errors.js';
import type { EventCall } from './event-call.js';
import { ofRun } from './ids.js';
import type { StepRow } from './rows.js';
import type { Write } from './rules.js';
import { hasEnded } from './runs.js';

/** `run.terminal-is-last` */
export const STEP_CREATE_ACTIVE: Check = {
  name: 'step.create-active',
  look({ run, call }) {
    if (!hasEnded(run)) return undefined;
    throw new EntityConflictError(
      `Step ${call.subject} came for run ${run.runId}, which is ` +
        `${run.status}: an ended run creates nothing.`
    );
  },
};

/** `step.created-once` */
export const STEP_UNBORN: Check = {
  name: 'step.unborn',
  look({ step, call }) {
    if (!step) return undefined;
    throw new EntityConflictError(
      `Step ${call.subject} of run ${call.runId} was created before.`
    );
  },
};

export const STEP_KNOWN: Check = {
  name: 'step.known',
  look({ step, call }) {
    if (step || call.isLazy) return undefined;
    throw new WorkflowWorldError(
      `${call.type} came for step ${call.subject} of run ${call.runId}, which ` +
        'was never created: send step_created first.'
    );
  },
};

/** `step.terminal-once` */
export const STEP_OPEN: Check = {
  name: 'step.open',
  look({ step, call, scope }) {
    if (!step || scope.rules.isOpen(step)) return undefined;
    throw new EntityConflictError(
      `${call.type} came for step ${call.subject}, which is ${step.status}: a ` +
        'step ends once.'
    );
  },
};

export function isOpen(step: StepRow): boolean {
  return step.status === 'pending' || step.status === 'running';
}

/** `step.start-after-terminal`, also for a step that runs already. */
export const STEP_START_ACTIVE: Check = {
  name: 'step.start-active',
  look({ run }) {
    if (!hasEnded(run)) return undefined;
    throw new RunExpiredError(run.runId, run.status);
  },
};

/** `run.terminal-is-last`: a step that runs may still report. */
export const STEP_RUNNING: Check = {
  name: 'step.running',
  look({ run, step }) {
    if (!hasEnded(run) || step?.status === 'running') return undefined;
    throw new RunExpiredError(run.runId, run.status);
  },
};

type Change = (step: StepRow, call: EventCall, nowMs: number) => StepRow;

export function writesStep(change: Change): Write {
  return (tx, situation) => {
    const { call, step, time } = situation;
    const before = step ?? newStep(call, time.nowMs);
    const key = ofRun(call.runId, call.subject);
    const after = change(before, call, time.nowMs);
    tx.put('steps', key, after);
    const { event } = appendCall(tx, situation, runOf(situation));
    return { event, step: toStep(after) };
  };
}

export function newStep(call: EventCall, nowMs: number): StepRow {
  const { stepName, input } = call.data;
  return {
    runId: call.runId,
    stepId: call.subject,
    stepName: String(stepName ?? ''),
    input,
    status: 'pending',
    attempt: 0,
    createdAtMs: nowMs,
  };
}

export const createStep = writesStep((step) => step);

export const completeStep = writesStep((step, { data }, nowMs) => ({
  ...step,
  status: 'completed',
  output: data.result ?? data.output,
  retryAfterMs: undefined,
  endedAtMs: nowMs,
}));

export const failStep = writesStep((step, { data }, nowMs) => ({
  ...step,
  status: 'failed',
  error: data.error,
  retryAfterMs: undefined,
  endedAtMs: nowMs,
}));
