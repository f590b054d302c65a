import type { EventResult } from '../contract/api.js';
import type { EventCall } from '../reference/event-call.js';
import { record } from '../reference/record.js';
import { hasEnded } from '../reference/runs.js';
import type { Scope } from '../reference/scope.js';
import { around, ENDS } from './around.js';
import type { Mutant } from './mutant.js';

const STATUS_AFTER = {
  run_completed: 'completed',
  run_failed: 'failed',
  run_cancelled: 'cancelled',
} as const;

/** The column first, the check second. */
async function overwriteStatus(
  scope: Scope,
  call: EventCall
): Promise<EventResult> {
  const status = STATUS_AFTER[call.type as keyof typeof STATUS_AFTER];
  await scope.store.update('runs', call.runId, (run) =>
    hasEnded(run) ? { ...run, status } : run
  );
  return record(scope, call);
}

/** An UPDATE without a WHERE on the status, after the event. */
async function startLate(scope: Scope, call: EventCall): Promise<EventResult> {
  const result = await record(scope, call);
  if (!result.event) return result;
  await scope.store.update('runs', call.runId, (run) => ({
    ...run,
    status: 'running',
  }));
  return result;
}

/** UPDATE … WHERE status = 'running' changes no row of a pending run. */
async function endOnlyRunning(
  scope: Scope,
  call: EventCall
): Promise<EventResult> {
  const result = await record(scope, call);
  await scope.store.update('runs', call.runId, (run) =>
    run.startedAtMs === undefined ? { ...run, status: 'pending' } : run
  );
  return result;
}

/** Reads the entity, and later writes all of it back. */
async function writeWholeEntity(
  scope: Scope,
  call: EventCall
): Promise<EventResult> {
  const stale = await scope.store.get('runs', call.runId);
  const result = await record(scope, call);
  if (!stale) return result;
  const { status, output, error, endedAtMs } = stale;
  await scope.store.update('runs', call.runId, (run) => ({
    ...run,
    status,
    output,
    error,
    endedAtMs,
  }));
  return result;
}

export const IN_FLIGHT_RUNS: readonly Mutant[] = [
  {
    id: 'run.terminal-once/check-then-end',
    clause: 'run.terminal-once',
    title:
      'The status is read before the transaction that ends the run, so that two ends both win.',
    visible: 'in a race',
    rules: { timing: { 'end.active': 'before' } },
  },
  {
    id: 'run.status-final/refused-end-overwrites',
    clause: 'run.status-final',
    title:
      'The status column is written before the check that refuses the end.',
    visible: 'alone',
    rules: around(ENDS, overwriteStatus),
  },
  {
    id: 'run.status-final/late-start',
    clause: 'run.status-final',
    title:
      'run_started sets the status in an update of its own, and may reopen a run that ended.',
    visible: 'in a race',
    rules: around(['run_started'], startLate),
  },
  {
    id: 'run.start-after-terminal/already-started',
    clause: 'run.start-after-terminal',
    title:
      'A redelivered run_started is welcomed on any run that is not pending.',
    visible: 'alone',
    rules: {
      timing: { 'start.active': 'never' },
      isStarted: ({ status }) => status !== 'pending',
    },
  },
  {
    id: 'run.start-after-terminal/check-then-start',
    clause: 'run.start-after-terminal',
    title: 'The end of the run slips in between the check and run_started.',
    visible: 'in a race',
    rules: { timing: { 'start.active': 'before' } },
  },
  {
    id: 'run.end-releases/pending-stays',
    clause: 'run.end-releases',
    title:
      'Ending a run that was never started journals the end and leaves it pending.',
    visible: 'alone',
    rules: around(ENDS, endOnlyRunning),
  },
  {
    id: 'run.end-releases/whole-entity',
    clause: 'run.end-releases',
    title:
      'attr_set writes back the whole entity that it once read, and undoes an end.',
    visible: 'in a race',
    rules: around(['attr_set'], writeWholeEntity),
  },
  {
    id: 'run.terminal-is-last/check-then-append',
    clause: 'run.terminal-is-last',
    title: 'step_created checks the run, then appends behind its end.',
    visible: 'in a race',
    rules: { timing: { 'step.create-active': 'before' } },
  },
  {
    id: 'run.terminal-is-last/step-anyway',
    clause: 'run.terminal-is-last',
    title: 'Steps are created without a look at the run.',
    visible: 'alone',
    rules: { timing: { 'step.create-active': 'never' } },
  },
  {
    id: 'attributes.after-terminal/check-then-set',
    clause: 'attributes.after-terminal',
    title: 'attr_set checks the run, then writes behind its end.',
    visible: 'in a race',
    rules: { timing: { 'attributes.active': 'before' } },
  },
  {
    id: 'attributes.after-terminal/unchecked',
    clause: 'attributes.after-terminal',
    title: 'Attributes of an ended run may be set.',
    visible: 'alone',
    rules: { timing: { 'attributes.active': 'never' } },
  },
];
