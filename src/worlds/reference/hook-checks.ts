import type { Check } from './check.js';
import {
  EntityConflictError,
  HookNotFoundError,
  RunExpiredError,
  WorkflowWorldError,
} from './errors.js';
import type { HookRow } from './rows.js';
import type { Situation } from './rules.js';
import { hasEnded } from './runs.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The longest minimum retention that the World promises. */
const RETENTION_DAYS_MAX = 30;

/** `hook.create-after-terminal` */
export const CLAIM_ACTIVE: Check = {
  name: 'claim.active',
  look({ run, call }) {
    if (!hasEnded(run)) return undefined;
    throw new EntityConflictError(
      `Hook ${call.subject} came for run ${run.runId}, which is ` +
        `${run.status}: an ended run creates nothing.`
    );
  },
};

/** `token.claim-idempotent` */
export const CLAIM_FRESH: Check = {
  name: 'claim.fresh',
  look({ hook, call }) {
    if (!hook) return undefined;
    throw new EntityConflictError(
      `Hook ${call.subject} was created before, by run ${hook.runId}: take a ` +
        'new id, or treat the claim as done.'
    );
  },
};

/** `token.retention-cap` */
export const CLAIM_CAP: Check = {
  name: 'claim.cap',
  look({ call, time }) {
    const latestMs = time.nowMs + RETENTION_DAYS_MAX * DAY_MS;
    if ((call.retainUntilMs ?? 0) <= latestMs) return undefined;
    throw new WorkflowWorldError(
      `tokenRetentionUntil lies ${daysBetween(time.nowMs, call.retainUntilMs)} ` +
        `days ahead, expected at most ${RETENTION_DAYS_MAX}.`
    );
  },
};

function daysBetween(fromMs: number, toMs = fromMs): number {
  return Math.ceil((toMs - fromMs) / DAY_MS);
}

/** `token.unique`, and all that a conflict must be */
export const CLAIM_FREE: Check = {
  name: 'claim.free',
  look({ owner, call, time, scope }) {
    if (!owner || !scope.rules.isHeld(owner, call, time)) return undefined;
    return scope.rules.conflict(owner);
  },
};

/** `resume.dedup`: the first event answers every repetition. */
export const RESUME_ONCE: Check = {
  name: 'resume.once',
  look({ resumed, call, scope }) {
    if (!resumed) return undefined;
    const { event } = resumed;
    if (scope.rules.isSameResume(resumed, call)) return () => ({ event });
    throw new EntityConflictError(
      `resumeId ${call.resumeId} was used for another payload or hook of run ` +
        `${call.runId}: take a new one for each resume.`
    );
  },
};

/** `resume.live-only`, `token.retained-not-resumable` */
export const RESUME_LIVE: Check = {
  name: 'resume.live',
  look(situation) {
    const { hook, run, time, scope } = situation;
    if (hook && run && scope.rules.isResumable(hook, run, time)) {
      return undefined;
    }
    throw refusalOfDead(situation);
  },
};

/** `hook.dispose-once` */
export const DISPOSE_LIVE: Check = {
  name: 'dispose.live',
  look(situation) {
    const { hook, call } = situation;
    if (hook?.phase === 'live' && hook.runId === call.runId) return undefined;
    throw refusalOfDead(situation);
  },
};

function isRetainedHere(hook: HookRow, { call, time, scope }: Situation) {
  return (
    hook.phase === 'ended' &&
    hook.runId === call.runId &&
    scope.rules.isReadable(hook, time)
  );
}

/** A retained hook is known, and of no use; any other is not known. */
function refusalOfDead(situation: Situation): Error {
  const { hook, run, call } = situation;
  if (hook && run && isRetainedHere(hook, situation)) {
    return new RunExpiredError(run.runId, run.status);
  }
  return new HookNotFoundError(call.subject);
}
