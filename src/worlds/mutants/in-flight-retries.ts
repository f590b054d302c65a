import { getStep } from '../reference/reads.js';
import { record } from '../reference/record.js';
import { withRules } from '../reference/scope.js';
import { around } from './around.js';
import type { MutantEntries } from './mutant.js';

export const IN_FLIGHT_RETRIES: MutantEntries = {
  'step.retry-open/reopens': {
    title: 'A step_retrying that comes late sets a step that has ended back.',
    visible: 'alone',
    rules: around(['step_retrying'], (scope, call) =>
      record(withRules(scope, { isOpen: () => true }), call)
    ),
  },
  'step.retry-open/check-then-retry': {
    title: 'step_retrying finds the step running and sets back what has ended.',
    visible: 'in a race',
    rules: around(['step_retrying'], (scope, call) =>
      record(withRules(scope, { timing: { 'step.open': 'before' } }), call)
    ),
  },
  'step.retry-after/ignored': {
    title: 'step_started does not look at retryAfter.',
    visible: 'alone',
    rules: { timing: { 'step.due': 'never' } },
  },
  'step.retry-after/at-its-time': {
    title: 'step_started is too early in the very millisecond of retryAfter.',
    visible: 'alone',
    rules: around(['step_retrying'], (scope, call) => {
      const { retryAfterMs = Number.NaN } = call;
      const later = retryAfterMs + 1;
      return record(scope, {
        ...call,
        retryAfterMs: Number.isNaN(later) ? undefined : later,
      });
    }),
  },
  'step.retry-shown/not-read': {
    title: 'A step is read without its retryAfter.',
    visible: 'alone',
    rules: {
      async getStep(scope, runId, stepId) {
        const step = await getStep(scope, runId, stepId);
        return { ...step, retryAfter: undefined };
      },
    },
  },
  'step.retry-shown/text': {
    title: 'A step is read with a retryAfter that is a text.',
    visible: 'alone',
    rules: {
      async getStep(scope, runId, stepId) {
        const step = await getStep(scope, runId, stepId);
        const { retryAfter } = step;
        if (!(retryAfter instanceof Date)) return step;
        return { ...step, retryAfter: retryAfter.toUTCString() };
      },
    },
  },
  'step.retry-cleared/stays': {
    title: 'A step that has started again is read with the old retryAfter.',
    visible: 'alone',
    rules: {
      async getStep(scope, runId, stepId) {
        const step = await getStep(scope, runId, stepId);
        const log = await scope.store.scan('events', `${runId}/`);
        const retried = log.findLast(
          (each) =>
            each.eventType === 'step_retrying' && each.correlationId === stepId
        );
        return { ...step, retryAfter: retried?.eventData?.retryAfter };
      },
    },
  },
  'step.retry-error/cleared': {
    title: 'A step that starts again has forgotten why.',
    visible: 'alone',
    rules: {
      async getStep(scope, runId, stepId) {
        const step = await getStep(scope, runId, stepId);
        return step.status === 'running' ? { ...step, error: undefined } : step;
      },
    },
  },
  'step.attempt/once': {
    title: 'The attempt of a step is read as 1 for ever.',
    visible: 'alone',
    rules: {
      async getStep(scope, runId, stepId) {
        const step = await getStep(scope, runId, stepId);
        return { ...step, attempt: Math.min(step.attempt ?? 0, 1) };
      },
    },
  },
};
