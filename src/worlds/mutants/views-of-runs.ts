import { toRun } from '../reference/entities.js';
import { EntityConflictError } from '../reference/errors.js';
import { listRuns } from '../reference/lists.js';
import { getRun, getStep } from '../reference/reads.js';
import { record } from '../reference/record.js';
import type { ReferenceRules, Scope } from '../reference/rules.js';
import { around, ENDS } from './around.js';
import type { MutantEntries } from './mutant.js';

/** INSERT … ON CONFLICT DO UPDATE, and the error comes from the log. */
const OVERWRITTEN_INPUT = around(['run_created'], async (scope, call) => {
  try {
    return await record(scope, call);
  } catch (error) {
    if (EntityConflictError.is(error)) {
      const { input } = call.data;
      await scope.store.update('runs', call.runId, (run) => ({
        ...run,
        input,
      }));
    }
    throw error;
  }
});

/** Each start stamps the run, though only the first is in the log. */
const MOVED_START = around(['run_started'], async (scope, call) => {
  const seen = await scope.store.get('runs', call.runId);
  const result = await record(scope, call);
  if (seen?.status !== 'running') return result;
  const startedAtMs = scope.now();
  await scope.store.update('runs', call.runId, (run) => ({
    ...run,
    startedAtMs,
  }));
  return { ...result, run: toRun({ ...seen, startedAtMs }) };
});

/** The row is read before the update, and answered after it. */
const STALE_ANSWER = around(ENDS, async (scope, call) => {
  const seen = await scope.store.get('runs', call.runId);
  const result = await record(scope, call);
  return seen && result.event ? { ...result, run: toRun(seen) } : result;
});

const STARTED_AT_BIRTH: Partial<ReferenceRules> = {
  async getRun(scope, runId) {
    const { startedAt, ...run } = await getRun(scope, runId);
    return { ...run, startedAt: startedAt && run.createdAt };
  },
};

const CREATED_AT_LAST_WRITE: Partial<ReferenceRules> = {
  async getRun(scope, runId) {
    const run = await getRun(scope, runId);
    const row = await scope.store.get('runs', runId);
    return { ...run, createdAt: new Date(row?.updatedAtMs ?? 0) };
  },
};

/** Whoever cancels has no outcome to store, and so stores no end. */
const CANCELLED_WITHOUT_END = around(['run_cancelled'], async (scope, call) => {
  const result = await record(scope, call);
  await scope.store.update('runs', call.runId, (run) => ({
    ...run,
    endedAtMs: undefined,
  }));
  return result;
});

const WITHOUT = (
  field: 'executionContext' | 'encryptionPublicKey' | 'errorCode' | 'updatedAt'
) => ({
  async getRun(scope: Scope, runId: string) {
    return { ...(await getRun(scope, runId)), [field]: undefined };
  },
});

export const VIEWS_OF_RUNS: MutantEntries = {
  'run.context/no-column': {
    title: 'runs.get knows nothing of the executionContext.',
    visible: 'alone',
    rules: WITHOUT('executionContext'),
  },
  'run.shown-whole/no-columns': {
    title: 'No run is stored with its executionContext.',
    visible: 'alone',
    rules: around(['run_created', 'run_started'], (scope, call) => {
      const { executionContext: _, ...data } = call.data;
      return record(scope, { ...call, data });
    }),
  },
  'run.public-key/no-column': {
    title: 'runs.get knows nothing of the encryptionPublicKey.',
    visible: 'alone',
    rules: WITHOUT('encryptionPublicKey'),
  },
  'run.public-key/lost-in-start': {
    title:
      'A run that its start has created lacks the public key that the start brought.',
    visible: 'alone',
    rules: around(['run_started'], (scope, call) => {
      const { encryptionPublicKey: _, ...data } = call.data;
      return record(scope, { ...call, data });
    }),
  },
  'run.error-code/no-column': {
    title: 'runs.get knows nothing of the errorCode.',
    visible: 'alone',
    rules: WITHOUT('errorCode'),
  },
  'run.completed-at/cancelled-without': {
    title: 'A cancelled run has no completedAt.',
    visible: 'alone',
    rules: CANCELLED_WITHOUT_END,
  },
  'run.identity/upsert': {
    title: 'A refused second run_created overwrites the input of the run.',
    visible: 'alone',
    rules: OVERWRITTEN_INPUT,
  },
  'run.started-at/repinned': {
    title: 'A second run_started moves startedAt.',
    visible: 'alone',
    rules: MOVED_START,
  },
  'answer.entity/read-before-write': {
    title: 'The call that ends a run answers the run as it was before.',
    visible: 'alone',
    rules: STALE_ANSWER,
  },
  'entity.stamped/started-when-created': {
    title: 'startedAt is filled in with createdAt.',
    visible: 'alone',
    rules: STARTED_AT_BIRTH,
  },
  'entity.stable/created-when-changed': {
    title: 'createdAt shows the time of the last change.',
    visible: 'alone',
    rules: CREATED_AT_LAST_WRITE,
  },
  'entity.stable/run-without-update': {
    title: 'runs.get knows nothing of updatedAt.',
    visible: 'alone',
    rules: WITHOUT('updatedAt'),
  },
  'entity.stable/step-without-update': {
    title: 'steps.get knows nothing of updatedAt.',
    visible: 'alone',
    rules: {
      async getStep(scope, runId, stepId) {
        const step = await getStep(scope, runId, stepId);
        return { ...step, updatedAt: undefined };
      },
    },
  },
  'lookup.workflow/ignored': {
    title: 'A list by workflow name returns the runs of all workflows.',
    visible: 'alone',
    rules: {
      listRuns: (scope, { workflowName: _, ...query }) =>
        listRuns(scope, query),
    },
  },
};
