import { toStep } from '../reference/entities.js';
import { EntityConflictError } from '../reference/errors.js';
import { ofRun } from '../reference/ids.js';
import { getStep } from '../reference/reads.js';
import { record } from '../reference/record.js';
import type { ReferenceRules } from '../reference/rules.js';
import { around } from './around.js';
import type { MutantEntries } from './mutant.js';

/** A message that comes late wakes a step that has ended. */
const RESTARTS = around(['step_started'], async (scope, call) => {
  try {
    return await record(scope, call);
  } catch (error) {
    const key = ofRun(call.runId, call.subject);
    const step = await scope.store.get('steps', key);
    if (!step || !EntityConflictError.is(error)) throw error;
    return { step: toStep(step) };
  }
});

/** The outcome is in the log, and the entity has no column for it. */
const NO_OUTCOME: Partial<ReferenceRules> = {
  async getStep(scope, runId, stepId) {
    const step = await getStep(scope, runId, stepId);
    return { ...step, output: undefined, error: undefined };
  },
};

/** Each attempt stamps the step. */
const MOVED_START = around(['step_started'], async (scope, call) => {
  const result = await record(scope, call);
  const key = ofRun(call.runId, call.subject);
  const startedAtMs = scope.now();
  await scope.store.update('steps', key, (step) => ({ ...step, startedAtMs }));
  return result;
});

/**
 * Whoever starts what is not there has nothing to do, and is told that all is
 * well.
 */
const STARTS_NOTHING = around(['step_started'], async (scope, call) => {
  const key = ofRun(call.runId, call.subject);
  const step = await scope.store.get('steps', key);
  try {
    return await record(scope, call);
  } catch (error) {
    if (step) throw error;
    return {};
  }
});

/** A step that runs is somebody else's business. */
const RUNS_ALREADY = around(['step_started'], async (scope, call) => {
  const key = ofRun(call.runId, call.subject);
  const step = await scope.store.get('steps', key);
  if (step?.status !== 'running') return record(scope, call);
  throw new EntityConflictError(`Step ${call.subject} is running.`);
});

export const IN_FLIGHT_STEPS: MutantEntries = {
  'step.start-again/taken': {
    title: 'step_started of a step that runs is refused as a conflict.',
    visible: 'alone',
    rules: RUNS_ALREADY,
  },
  'step.started-at/each-attempt': {
    title: 'A second step_started moves startedAt.',
    visible: 'alone',
    rules: MOVED_START,
  },
  'step.start-exists/starts-nothing': {
    title:
      'step_started for a step that is not there is answered as if it were.',
    visible: 'alone',
    rules: STARTS_NOTHING,
  },
  'step.start-after-terminal/redelivered': {
    title: 'step_started never asks whether its run has ended.',
    visible: 'alone',
    rules: { timing: { 'step.start-active': 'never' } },
  },
  'step.start-after-terminal/check-then-start': {
    title: 'step_started checks the run, then starts the step behind its end.',
    visible: 'in a race',
    rules: { timing: { 'step.start-active': 'before' } },
  },
  'step.created-once/check-then-create': {
    title: 'Two deliveries both find no step and both append step_created.',
    visible: 'in a race',
    rules: { timing: { 'step.unborn': 'before' } },
  },
  'step.start-open/ended': {
    title: 'step_started of a step that has ended is answered as a success.',
    visible: 'alone',
    rules: RESTARTS,
  },
  'step.entity/no-outcome': {
    title: 'A step is read without its result or its error.',
    visible: 'alone',
    rules: NO_OUTCOME,
  },
  'step.terminal-once/check-then-end': {
    title: 'Two outcomes of one step both find it running.',
    visible: 'in a race',
    rules: { timing: { 'step.open': 'before' } },
  },
  'step.terminal-once/completed-only': {
    title: 'A failed step counts as open and takes another outcome.',
    visible: 'alone',
    rules: { isOpen: ({ status }) => status !== 'completed' },
  },
};
