import { attemptsIn } from '../../model/attempts.js';
import type { Call, Name } from '../../model/call.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import type { History, Operation } from '../../model/history.js';
import { isLost, isRaw } from '../../model/refusals.js';
import type { Response } from '../../model/response.js';
import { isObserver } from '../../model/role.js';
import { isCreation } from '../../model/writes.js';
import type { Findings } from '../findings.js';
import { isEndOfRun } from './entry-types.js';
import type { RunLog } from './run-log.js';

/** The calls on this run that were cut short. */
export function cutIn(log: RunLog, { operations }: History): readonly Call[] {
  const attempts = attemptsIn(operations);
  return log.operations
    .filter((index) => attempts.has(index))
    .map((index) => (operations[index] as Operation).call);
}

/** Whether the run may be there, or half there, though its creator was cut short. */
export function isCreationCut(log: RunLog, history: History): boolean {
  return cutIn(log, history).some(({ kind }) => kind === 'createRun');
}

/**
 * `recovery.converges`: once all is quiet, what a crash cut short is in the log
 * and shows in its entity, or neither. What a run shows is folded elsewhere.
 */
export function judgeConverging(
  log: RunLog,
  history: History,
  isForeign: (hook: Name) => boolean,
  findings: Findings
): void {
  const seen = new Set<string>();
  for (const call of cutIn(log, history)) {
    const name = nameOf(call);
    if (seen.has(name)) continue;
    const agrees = agreement(call, log, history, isForeign);
    if (agrees === undefined) continue;
    seen.add(name);
    const words = () => `${log.run}: the log and ${name} do not agree`;
    findings.rule(ruleOf(call, log), agrees, words);
  }
}

/** Where no disposal is in the log, a hook that is gone is a lost owner. */
function ruleOf(call: Call, { entries }: RunLog): ClauseId {
  const isUntold =
    call.kind === 'disposeHook' &&
    !entries.some(
      ({ type, subject }) => type === 'hook_disposed' && subject === call.hook
    );
  return isUntold ? 'crash.owner-not-lost' : 'recovery.converges';
}

function nameOf(call: Call): string {
  if ('step' in call) return `step ${call.step}`;
  if ('wait' in call) return `wait ${call.wait}`;
  return 'hook' in call ? `hook ${call.hook}` : 'the run';
}

/** Undefined where nobody has looked, or nobody says how it should be. */
function agreement(
  call: Call,
  log: RunLog,
  history: History,
  isForeign: (hook: Name) => boolean
): boolean | undefined {
  if ('step' in call) return stepAgrees(call.step, log, history);
  if (call.kind === 'createWait') return waitAgrees(call.wait, log);
  if ('hook' in call) {
    // A resume changes no hook, and may name that of another run.
    if (call.kind === 'resume' || isForeign(call.hook)) return undefined;
    return hookAgrees(call.hook, log, history);
  }
  const isBorn = log.entries.some(({ type }) => type === 'run_created');
  // What is taken of a run that nobody has created is no death's doing.
  if (!isBorn && !isCreation(call)) return undefined;
  // A run whose creation was cut short is not there by what came after it.
  const isThere = call.kind === 'createRun' ? isBorn : log.entries.length > 0;
  return foundBy({ kind: 'getRun', run: log.run }, history, isThere);
}

/** Whether the last look of the observer found something where it should. */
function foundBy(
  read: Call,
  history: History,
  isThere: boolean
): boolean | undefined {
  const response = lastAnswer(read, history);
  // An error of the World's code says nothing of what is there.
  if (!response || (!response.ok && (isRaw(response) || isLost(response))))
    return undefined;
  return response.ok === isThere;
}

function lastAnswer(read: Call, history: History): Response | undefined {
  const text = JSON.stringify(read);
  return history.operations.findLast(
    (each) => isObserver(each) && JSON.stringify(each.call) === text
  )?.response;
}

const STATUS: Readonly<Record<string, string>> = {
  step_created: 'pending',
  step_started: 'running',
  step_retrying: 'pending',
  step_completed: 'completed',
  step_failed: 'failed',
};

function stepAgrees(
  step: Name,
  { run, entries }: RunLog,
  history: History
): boolean | undefined {
  const last = entries.findLast(
    ({ type, subject }) => type in STATUS && subject === step
  );
  const read: Call = { kind: 'getStep', run, step };
  const found = foundBy(read, history, last !== undefined);
  const response = lastAnswer(read, history);
  if (found !== true || !response?.ok || !last) return found;
  const { status } = response.step ?? {};
  return status === undefined || status === STATUS[last.type];
}

/** Nothing shows a wait: one that was completed is known to be there. */
function waitAgrees(wait: Name, { entries }: RunLog): boolean | undefined {
  const has = (type: string) =>
    entries.some((entry) => entry.type === type && entry.subject === wait);
  return has('wait_completed') ? has('wait_created') : undefined;
}

function hookAgrees(
  hook: Name,
  { entries }: RunLog,
  history: History
): boolean | undefined {
  const has = (type: string) =>
    entries.some((entry) => entry.type === type && entry.subject === hook);
  const read: Call = { kind: 'getHook', hook };
  const isCreated = has('hook_created');
  // For how long the hook of an ended run can be read has rules of its own.
  if (isCreated && entries.some(isEndOfRun)) return undefined;
  return foundBy(read, history, isCreated && !has('hook_disposed'));
}
