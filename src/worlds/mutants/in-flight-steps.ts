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

export const IN_FLIGHT_STEPS: MutantEntries = {
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
