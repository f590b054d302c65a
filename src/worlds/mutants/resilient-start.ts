import { EntityConflictError } from '../reference/errors.js';
import type { EventCall } from '../reference/event-call.js';
import { record } from '../reference/record.js';
import type { Scope } from '../reference/rules.js';
import { refuseUnknownRun } from '../reference/runs.js';
import { around } from './around.js';
import type { MutantEntries } from './mutant.js';

/** The run is looked up, and whoever inserts it first makes the others fail. */
async function insertOrThrow(scope: Scope, call: EventCall) {
  const seen = await scope.store.get('runs', call.runId);
  const now = await scope.store.get('runs', call.runId);
  const brings = call.data.input !== undefined;
  if (seen || !now || !brings) return record(scope, call);
  throw new EntityConflictError(`Run ${call.runId} exists already.`);
}

/** The data that comes with a start goes into the run, whoever created it. */
async function startAndOverwrite(scope: Scope, call: EventCall) {
  const result = await record(scope, call);
  const { input } = call.data;
  if (input === undefined) return result;
  await scope.store.update('runs', call.runId, (run) => ({ ...run, input }));
  return result;
}

export const RESILIENT_START: MutantEntries = {
  'run.resilient-start/data-ignored': {
    title:
      'run_started is refused where the run is not there, whatever data it brings.',
    visible: 'alone',
    rules: { unknownRun: refuseUnknownRun },
  },
  'run.resilient-start/insert-conflict': {
    title:
      'A start that is to create its run fails if somebody creates it meanwhile.',
    visible: 'in a race',
    rules: around(['run_started'], insertOrThrow),
  },
  'run.identity/start-overwrites': {
    title: 'The input that a start brings overwrites that of the creation.',
    visible: 'alone',
    rules: around(['run_started'], startAndOverwrite),
  },
};
