import type { Check } from './check.js';
import { TooEarlyError } from './errors.js';
import { writesStep } from './steps.js';

/** `step.retry-after` */
export const STEP_DUE: Check = {
  name: 'step.due',
  look({ step, call, time }) {
    const dueMs = step?.retryAfterMs;
    if (dueMs === undefined || dueMs <= time.nowMs) return undefined;
    throw new TooEarlyError(call.subject, (dueMs - time.nowMs) / 1000);
  },
};

/** The attempt is over, the step is not. */
export const retryStep = writesStep((step, { data, retryAfterMs }) => ({
  ...step,
  status: 'pending',
  error: data.error,
  retryAfterMs,
}));
