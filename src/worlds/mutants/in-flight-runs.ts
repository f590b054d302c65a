import { EntityConflictError } from '../reference/errors.js';
import type { EventCall } from '../reference/event-call.js';
import { record } from '../reference/record.js';
import type { RunRow } from '../reference/rows.js';
import type { Scope } from '../reference/rules.js';
import { hasEnded, STATUS_AFTER } from '../reference/runs.js';
import { around, ENDS, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

function overwriteStatus(scope: Scope, call: EventCall): Promise<void> {
  const { [call.type]: status } = STATUS_AFTER;
  return scope.store.update('runs', call.runId, (run) =>
    hasEnded(run) && status ? { ...run, status } : run
  );
}

/** The column first, the check second. */
const overwriteThenCheck: Way = async (scope, call) => {
  await overwriteStatus(scope, call);
  return record(scope, call);
};

/** The loser of a race is refused, and its entity is written all the same. */
const writeEntityAnyway: Way = async (scope, call) => {
  const seen = await scope.store.get('runs', call.runId);
  try {
    return await record(scope, call);
  } catch (error) {
    if (EntityConflictError.is(error) && !hasEnded(seen)) {
      await overwriteStatus(scope, call);
    }
    throw error;
  }
};

/** The event is there; the entity follows when somebody gets round to it. */
const onlyJournal: Way = async (scope, call) => {
  const seen = await scope.store.get('runs', call.runId);
  const result = await record(scope, call);
  await keepStatus(scope, seen, () => true);
  return result;
};

/** UPDATE … WHERE version = ?, and nobody asks how many rows it changed. */
const loseUpdate: Way = async (scope, call) => {
  const seen = await scope.store.get('runs', call.runId);
  const result = await record(scope, call);
  await keepStatus(scope, seen, (run) => run.length > (seen?.length ?? 0) + 1);
  return result;
};

async function keepStatus(
  scope: Scope,
  seen: RunRow | undefined,
  applies: (run: RunRow) => boolean
): Promise<void> {
  if (!seen || hasEnded(seen)) return;
  const { status, output, error, endedAtMs } = seen;
  await scope.store.update('runs', seen.runId, (run) =>
    applies(run) ? { ...run, status, output, error, endedAtMs } : run
  );
}

/** UPDATE … WHERE status = 'pending', and no row is a conflict. */
const fromPendingAlone: Way = async (scope, call) => {
  const run = await scope.store.get('runs', call.runId);
  if (run?.status !== 'running') return record(scope, call);
  throw new EntityConflictError(`Run ${call.runId} has been started.`);
};

export const IN_FLIGHT_RUNS: MutantEntries = {
  'run.start-again/from-pending-alone': {
    title: 'run_started of a run that runs is refused as a conflict.',
    visible: 'alone',
    rules: around(['run_started'], fromPendingAlone),
  },
  'run.terminal-once/check-then-end': {
    title:
      'The status is read before the transaction that ends the run, so that two ends both win.',
    visible: 'in a race',
    rules: { timing: { 'end.active': 'before' } },
  },
  'run.status-final/refused-end-overwrites': {
    title:
      'The status column is written before the check that refuses the end.',
    visible: 'alone',
    rules: around(ENDS, overwriteThenCheck),
  },
  'run.status-final/loser-writes-entity': {
    title:
      'Of two racing ends the loser is refused, and its status overwrites the other.',
    visible: 'in a race',
    rules: around(ENDS, writeEntityAnyway),
  },
  'run.start-after-terminal/already-started': {
    title:
      'A redelivered run_started is welcomed on any run that is not pending.',
    visible: 'alone',
    rules: {
      timing: { 'start.active': 'never' },
      isStarted: ({ status }) => status !== 'pending',
    },
  },
  'run.start-after-terminal/check-then-start': {
    title: 'The end of the run slips in between the check and run_started.',
    visible: 'in a race',
    rules: { timing: { 'start.active': 'before' } },
  },
  'run.end-releases/cancel-only-journals': {
    title:
      'A cancellation is journaled and acknowledged; the run stays as it was.',
    visible: 'alone',
    rules: around(['run_cancelled'], onlyJournal),
  },
  'run.end-releases/lost-update': {
    title:
      'The status is updated where the version is still the one seen, and an update of no row goes unnoticed.',
    visible: 'in a race',
    rules: around(ENDS, loseUpdate),
  },
  'run.terminal-is-last/check-then-append': {
    title: 'step_created checks the run, then appends behind its end.',
    visible: 'in a race',
    rules: { timing: { 'step.create-active': 'before' } },
  },
  'run.terminal-is-last/step-anyway': {
    title: 'Steps are created without a look at the run.',
    visible: 'alone',
    rules: { timing: { 'step.create-active': 'never' } },
  },
  'attributes.after-terminal/check-then-set': {
    title: 'attr_set checks the run, then writes behind its end.',
    visible: 'in a race',
    rules: { timing: { 'attributes.active': 'before' } },
  },
  'attributes.after-terminal/unchecked': {
    title: 'Attributes of an ended run may be set.',
    visible: 'alone',
    rules: { timing: { 'attributes.active': 'never' } },
  },
};
