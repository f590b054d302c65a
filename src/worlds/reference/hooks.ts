import { append, appendCall, runOf } from './append.js';
import { toHook } from './entities.js';
import type { EventCall } from './event-call.js';
import { ofRun } from './ids.js';
import type { HookRow, ResumeRow, RunRow } from './rows.js';
import type { Situation, Write } from './rules.js';
import type { Time, Transaction } from './transaction.js';

/** An ended run's hook keeps its token until its deadline. */
function isRetained(hook: HookRow, time: Time): boolean {
  const { phase, retainUntilMs } = hook;
  if (phase !== 'ended' || retainUntilMs === undefined) return false;
  return time.isBefore(retainUntilMs);
}

/** `token.unique`, `token.retained`, `token.retention-is-minimum` */
export function isHeld(owner: HookRow, _call: EventCall, time: Time): boolean {
  return owner.phase === 'live' || isRetained(owner, time);
}

/** `owner.resolvable`, `token.retained-readable` */
export function isReadable(hook: HookRow, time: Time): boolean {
  return hook.phase === 'live' || isRetained(hook, time);
}

/** `resume.live-only`, `token.retained-not-resumable` */
export function isResumable(hook: HookRow, run: RunRow): boolean {
  return hook.phase === 'live' && hook.runId === run.runId;
}

/** `resume.dedup` */
export function isSameResume(resumed: ResumeRow, call: EventCall): boolean {
  return resumed.hookId === call.subject && resumed.digest === call.digest;
}

export const claimToken: Write = (tx, situation) => {
  const { call, time } = situation;
  const before = runOf(situation);
  const hook: HookRow = {
    hookId: call.subject,
    runId: call.runId,
    token: call.token,
    phase: 'live',
    metadata: call.data.metadata,
    isWebhook: call.data.isWebhook as boolean | undefined,
    isSystem: call.data.isSystem as boolean | undefined,
    createdAtMs: time.nowMs,
    retainUntilMs: call.retainUntilMs,
  };
  tx.put('hooks', hook.hookId, hook);
  tx.put('tokens', hook.token, hook);
  const hooks = [...before.hooks, hook.hookId];
  const { event } = appendCall(tx, situation, { ...before, hooks });
  return { event, hook: toHook(hook) };
};

/** `token.conflict-returned`: the claimer's log remembers the conflict. */
export function conflict(owner: HookRow): Write {
  return (tx, situation) => {
    const { call, scope } = situation;
    const eventData = scope.rules.conflictData(owner, call);
    const draft = { eventType: 'hook_conflict', eventData };
    return { event: append(tx, situation, runOf(situation), draft).event };
  };
}

/** `token.conflict-names-owner` */
export function conflictData(
  owner: HookRow,
  call: EventCall
): EventCall['data'] {
  return { token: call.token, conflictingRunId: owner.runId };
}

/** `token.released-at-terminal`, `token.retained` */
export function letGo(
  tx: Transaction,
  { time }: Situation,
  hook: HookRow
): void {
  const ended: HookRow = { ...hook, phase: 'ended' };
  tx.put('hooks', hook.hookId, ended);
  if (isRetained(ended, time)) tx.put('tokens', hook.token, ended);
  else tx.delete('tokens', hook.token);
}

/** `token.released-on-dispose`: no retention survives a disposal. */
export function freeToken(
  tx: Transaction,
  _situation: Situation,
  hook: HookRow
): void {
  tx.delete('tokens', hook.token);
}

export const resumeHook: Write = (tx, situation) => {
  const { call, hook } = situation;
  const { event } = appendCall(tx, situation, runOf(situation));
  if (call.resumeId !== undefined) {
    tx.put('resumes', ofRun(call.runId, call.resumeId), {
      hookId: call.subject,
      digest: call.digest,
      event,
    });
  }
  return { event, hook: hook && toHook(hook) };
};

export const disposeHook: Write = (tx, situation) => {
  const { call, hook, scope } = situation;
  const before = runOf(situation);
  if (hook) {
    tx.put('hooks', hook.hookId, { ...hook, phase: 'disposed' });
    scope.rules.freeToken(tx, situation, hook);
  }
  const hooks = before.hooks.filter((hookId) => hookId !== call.subject);
  const { event } = appendCall(tx, situation, { ...before, hooks });
  return { event };
};
