import type { RunStatus, TerminalStatus } from '../../model/call.js';
import { isTerminal as isTerminalStatus } from '../../model/state.js';
import { append, appendCall, runOf } from './append.js';
import type { Check } from './check.js';
import { toRun } from './entities.js';
import {
  EntityConflictError,
  RunExpiredError,
  WorkflowRunNotFoundError,
} from './errors.js';
import type { EventCall } from './event-call.js';
import type { RunRow } from './rows.js';
import type { Situation, Write } from './rules.js';

type EndedRun = RunRow & { readonly status: TerminalStatus };

export function hasEnded(run: RunRow | undefined): run is EndedRun {
  return run !== undefined && isTerminalStatus(run.status);
}

/** `run.exists` */
export const RUN_KNOWN: Check = {
  name: 'run.known',
  look: (situation) =>
    situation.run ? undefined : situation.scope.rules.unknownRun(situation),
};

export function refuseUnknownRun({ call }: Situation): Write {
  throw new WorkflowRunNotFoundError(call.runId);
}

/** `run.created-once` */
export const RUN_UNBORN: Check = {
  name: 'run.unborn',
  look({ run, call }) {
    if (!run) return undefined;
    throw new EntityConflictError(
      `Run ${call.runId} exists already: create it under another id.`
    );
  },
};

/** `run.start-after-terminal` */
export const START_ACTIVE: Check = {
  name: 'start.active',
  look({ run }) {
    if (!hasEnded(run)) return undefined;
    throw new RunExpiredError(run.runId, run.status);
  },
};

/** `run.started-once`: a second start is welcome and does nothing. */
export const START_ONCE: Check = {
  name: 'start.once',
  look({ run, scope }) {
    return run && scope.rules.isStarted(run) ? unchanged : undefined;
  },
};

/** `run.terminal-once`: only a cancellation may come twice. */
export const END_ACTIVE: Check = {
  name: 'end.active',
  look({ run, call }) {
    if (!hasEnded(run)) return undefined;
    if (run.status === 'cancelled' && call.type === 'run_cancelled') {
      return unchanged;
    }
    throw new EntityConflictError(
      `${call.type} came for run ${run.runId}, which is ${run.status}: a run ` +
        'ends once.'
    );
  },
};

const unchanged: Write = (_tx, situation) => ({ run: toRun(runOf(situation)) });

/** A run as run_created or a keyed start makes it, before its first event. */
export function newRun(call: EventCall, nowMs: number): RunRow {
  const { workflowName, deploymentId, input, attributes } = call.data;
  const { executionContext, encryptionPublicKey } = call.data;
  return {
    runId: call.runId,
    status: 'pending',
    workflowName: String(workflowName ?? ''),
    deploymentId: String(deploymentId ?? ''),
    specVersion: call.specVersion,
    executionContext,
    encryptionPublicKey,
    input,
    attributes: { ...(attributes as RunRow['attributes'] | undefined) },
    hooks: [],
    length: 0,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  };
}

export const createRun: Write = (tx, situation) => {
  const created = newRun(situation.call, situation.time.nowMs);
  const { event, run } = appendCall(tx, situation, created);
  return { event, run: toRun(run) };
};

export const startRun: Write = (tx, situation) => {
  const started: RunRow = {
    ...runOf(situation),
    status: 'running',
    startedAtMs: situation.time.nowMs,
  };
  // What a start brings belongs to the creation.
  const draft = { eventType: situation.call.type };
  const { event, run } = append(tx, situation, started, draft);
  return { event, run: toRun(run) };
};

export const STATUS_AFTER: Readonly<
  Partial<Record<EventCall['type'], RunStatus>>
> = {
  run_completed: 'completed',
  run_failed: 'failed',
  run_cancelled: 'cancelled',
};

/** The status, the log and the tokens in one commit (`run.end-releases`). */
export const endRun: Write = (tx, situation) => {
  const { call, scope, hooks, time } = situation;
  for (const hook of hooks) scope.rules.letGo(tx, situation, hook);
  const before = runOf(situation);
  const { event, run } = appendCall(tx, situation, {
    ...before,
    status: STATUS_AFTER[call.type] ?? before.status,
    output: call.data.output,
    error: call.data.error,
    errorCode: call.data.errorCode,
    endedAtMs: time.nowMs,
  });
  return { event, run: toRun(run) };
};
