import { appendCall, runOf } from './append.js';
import type { Check } from './check.js';
import { toWait } from './entities.js';
import {
  EntityConflictError,
  RunExpiredError,
  WorkflowWorldError,
} from './errors.js';
import type { WaitRow } from './rows.js';
import type { Situation, Write } from './rules.js';
import { hasEnded } from './runs.js';
import type { Transaction } from './transaction.js';

/** `wait.after-terminal` */
export const WAIT_CREATE_ACTIVE: Check = {
  name: 'wait.create-active',
  look({ run, call }) {
    if (!hasEnded(run)) return undefined;
    throw new EntityConflictError(
      `Wait ${call.subject} came for run ${run.runId}, which is ` +
        `${run.status}: an ended run creates nothing.`
    );
  },
};

/** `wait.created-once` */
export const WAIT_UNBORN: Check = {
  name: 'wait.unborn',
  look({ wait, call }) {
    if (!wait) return undefined;
    throw new EntityConflictError(
      `Wait ${call.subject} of run ${call.runId} was created before.`
    );
  },
};

/** `wait.after-terminal`: the waits of a run go with its end. */
export const WAIT_COMPLETE_ACTIVE: Check = {
  name: 'wait.complete-active',
  look({ run }) {
    if (!hasEnded(run)) return undefined;
    throw new RunExpiredError(run.runId, run.status);
  },
};

/** `wait.exists` */
export const WAIT_KNOWN: Check = {
  name: 'wait.known',
  look({ wait, call }) {
    if (wait) return undefined;
    throw new WorkflowWorldError(
      `wait_completed came for wait ${call.subject} of run ${call.runId}, ` +
        'which was never created: send wait_created first.'
    );
  },
};

/** `wait.completed-once` */
export const WAIT_OPEN: Check = {
  name: 'wait.open',
  look({ wait, call }) {
    if (wait?.status !== 'completed') return undefined;
    throw new EntityConflictError(
      `Wait ${call.subject} of run ${call.runId} was completed before.`
    );
  },
};

function writeWait(
  tx: Transaction,
  situation: Situation,
  wait: WaitRow
): ReturnType<Write> {
  const { call, scope } = situation;
  tx.put('waits', scope.rules.waitKey(call.runId, call.subject), wait);
  const { event } = appendCall(tx, situation, runOf(situation));
  return { event, wait: toWait(wait) };
}

function newWait({ call, time }: Situation): WaitRow {
  return {
    runId: call.runId,
    waitId: call.subject,
    status: 'waiting',
    specVersion: call.specVersion,
    resumeAtMs: call.resumeAtMs ?? time.nowMs,
    createdAtMs: time.nowMs,
    updatedAtMs: time.nowMs,
  };
}

export const createWait: Write = (tx, situation) =>
  writeWait(tx, situation, newWait(situation));

export const completeWait: Write = (tx, situation) => {
  const { nowMs } = situation.time;
  return writeWait(tx, situation, {
    ...(situation.wait ?? newWait(situation)),
    status: 'completed',
    updatedAtMs: nowMs,
    completedAtMs: nowMs,
  });
};
