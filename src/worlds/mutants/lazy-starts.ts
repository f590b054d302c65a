import { toStep } from '../reference/entities.js';
import { EntityConflictError } from '../reference/errors.js';
import type { EventCall } from '../reference/event-call.js';
import { ofRun } from '../reference/ids.js';
import { record, writeOut } from '../reference/record.js';
import type { Scope } from '../reference/rules.js';
import { newStep } from '../reference/steps.js';
import { around } from './around.js';
import type { MutantEntries } from './mutant.js';

/** Whoever has lost the race is answered as if it had been a plain start. */
async function keepQuiet(scope: Scope, call: EventCall) {
  try {
    return await record(scope, call);
  } catch (error) {
    const step = await scope.store.get(
      'steps',
      ofRun(call.runId, call.subject)
    );
    const isLost = call.isLazy && step && scope.rules.isOpen(step);
    if (!isLost || !EntityConflictError.is(error)) throw error;
    return { step: toStep(step) };
  }
}

/** The step is inserted by itself, and started as any other. */
async function insertFirst(scope: Scope, call: EventCall) {
  const { input: _, ...data } = call.data;
  const plain = { ...call, data, isLazy: false };
  const step = await scope.store.get('steps', ofRun(call.runId, call.subject));
  const run = await scope.store.get('runs', call.runId);
  const isOpen = run?.status === 'pending' || run?.status === 'running';
  if (!call.isLazy || step || !isOpen) return record(scope, call);
  await writeOut(scope, call, (tx, { time }) => {
    const born = newStep(call, time.nowMs);
    tx.put('steps', ofRun(call.runId, call.subject), born);
    return {};
  });
  const result = await record(scope, plain);
  return { ...result, stepCreated: true };
}

export const LAZY_STARTS: MutantEntries = {
  'step.lazy-once/check-then-create': {
    title: 'Two lazy starts both find no step, and both are told to run it.',
    visible: 'in a race',
    rules: { timing: { 'step.lazy-unborn': 'before' } },
  },
  'step.lazy-once/told-twice': {
    title: 'A lazy start creates what is there: it never asks for the step.',
    visible: 'alone',
    rules: { timing: { 'step.lazy-unborn': 'never' } },
  },
  'step.lazy-once/always-told': {
    title: 'Whoever starts a step is told to have created it.',
    visible: 'alone',
    rules: around(['step_started'], async (scope, call) => ({
      ...(await record(scope, call)),
      stepCreated: true,
    })),
  },
  'step.lazy-exists/no-word': {
    title: 'A lazy start of a step that is there is answered as a success.',
    visible: 'alone',
    rules: around(['step_started'], keepQuiet),
  },
  'step.lazy-told/no-word': {
    title: 'Who creates a step by its start is not told that it did.',
    visible: 'alone',
    rules: { answerLazily: (result) => result },
  },
  'step.lazy-created/no-input': {
    title: 'The step that a start creates has lost its input.',
    visible: 'alone',
    rules: { createdLazily: (step) => ({ ...step, input: undefined }) },
  },
  'step.lazy-created/no-event': {
    title: 'A step that its start creates has no step_created in the log.',
    visible: 'alone',
    rules: around(['step_started'], insertFirst),
  },
};
