import { expressed } from '../../model/batches.js';
import type { CallKind, Name } from '../../model/call.js';
import type { Refusal } from '../../model/response.js';
import { isBeyondCap } from '../../model/rules/claims.js';
import { singly } from '../../model/singly.js';
import { isCancellation, isWrite } from '../../model/writes.js';
import type { Taped } from './play.js';
import { isRow } from './values.js';

/**
 * A call, and every call that was answered before it. Nothing overlaps, so
 * that they tell what there was as it was made.
 */
export interface Circumstance {
  readonly asked: Taped;
  readonly before: readonly Taped[];
}

function accepted({ before }: Circumstance) {
  const calls = before.flatMap(({ operation }) => singly(operation));
  return calls.flatMap(({ call, response }) =>
    response?.ok ? [{ call, response }] : []
  );
}

/** Where a hook is from, unless its claim met a taken token. */
function claimOf(name: Name, at: Circumstance) {
  for (const { call, response } of accepted(at)) {
    if (call.kind !== 'createHook' || call.hook !== name) continue;
    if (!response.conflict) return call;
  }
  return undefined;
}

function isEnded(run: Name, at: Circumstance): boolean {
  return accepted(at).some(
    ({ call }) => call.kind === 'endRun' && call.run === run
  );
}

function isDisposed(name: Name, at: Circumstance): boolean {
  return accepted(at).some(
    ({ call }) => call.kind === 'disposeHook' && call.hook === name
  );
}

/** The run is over and nothing keeps its hook, nor has anybody disposed it. */
function isLeftBehind(name: Name, at: Circumstance): boolean {
  const claim = claimOf(name, at);
  if (!claim || claim.retainMs !== undefined) return false;
  return isEnded(claim.run, at) && !isDisposed(name, at);
}

/** No call may go on with the hook, if it ever was there. */
function isGone(name: Name, at: Circumstance): boolean {
  const claim = claimOf(name, at);
  return !claim || isEnded(claim.run, at) || isDisposed(name, at);
}

/** The call names a hook, and a run that is not the hook's. */
export function namesAnotherRun(at: Circumstance): boolean {
  const { call } = at.asked.operation;
  if (call.kind !== 'resume') return false;
  const claim = claimOf(call.hook, at);
  return claim !== undefined && claim.run !== call.run;
}

/** What the call asks for was done before, and leaves no event again. */
export function isDoneAlready(at: Circumstance): boolean {
  const { call } = at.asked.operation;
  if (call.kind !== 'startRun' && !isCancellation(call)) return false;
  return accepted(at).some(
    ({ call: other }) => other.kind === call.kind && other.run === call.run
  );
}

/** More than a year, which is beyond the limit of every World that has one. */
export function isBeyondAnyLimit(at: Circumstance): boolean {
  const { call } = at.asked.operation;
  return call.kind === 'createHook' && isBeyondCap(call);
}

/** What was done last to the step that the call is about. */
function lastOfStep(at: Circumstance): CallKind | undefined {
  const { call } = at.asked.operation;
  if (!('step' in call)) return undefined;
  const last = accepted(at).findLast(
    ({ call: other }) =>
      'step' in other &&
      isWrite(other) &&
      other.run === call.run &&
      other.step === call.step
  );
  return last?.call.kind;
}

const STEP_ENDS: readonly unknown[] = ['completeStep', 'failStep'];

/** What an attempt may come to. */
const OUTCOMES: readonly unknown[] = [...STEP_ENDS, 'retryStep'];

/** The step that is to end is not there, or has not started. */
export function hasStepNotStarted(at: Circumstance): boolean {
  if (!OUTCOMES.includes(at.asked.operation.call.kind)) return false;
  const last = lastOfStep(at);
  return last === undefined || last === 'createStep' || last === 'retryStep';
}

/** The step that is to start was never created. */
export function hasNoStep(at: Circumstance): boolean {
  const { call } = at.asked.operation;
  return call.kind === 'startStep' && lastOfStep(at) === undefined;
}

/** The wait that is to complete was not created. */
export function hasNoWait(at: Circumstance): boolean {
  const { call } = at.asked.operation;
  if (call.kind !== 'completeWait') return false;
  return !accepted(at).some(
    ({ call: other }) =>
      other.kind === 'createWait' &&
      other.run === call.run &&
      other.wait === call.wait
  );
}

/** The run that the call is about has ended, or the step that it changes. */
export function isOver(at: Circumstance): boolean {
  const { call } = at.asked.operation;
  if (!('run' in call) || call.kind === 'createRun') return false;
  const isStepOver =
    call.kind !== 'createStep' && STEP_ENDS.includes(lastOfStep(at));
  return isEnded(call.run, at) || isStepOver;
}

/** The batch is refused for what it is, or may be. */
export function isInexpressible({ asked }: Circumstance): boolean {
  const { call } = asked.operation;
  return call.kind === 'createBatch' && expressed(call) !== 'yes';
}

/** Of some event of the batch the run has ended, or its step. */
export function isOverForSome(at: Circumstance): boolean {
  return eachOf(at).some(isOver);
}

/** The same of every event of a batch. */
export function isOverForAll(at: Circumstance): boolean {
  return eachOf(at).every(isOver);
}

function eachOf(at: Circumstance): readonly Circumstance[] {
  const { asked } = at;
  return singly(asked.operation).map((operation) => ({
    ...at,
    asked: { ...asked, operation },
  }));
}

/** All that is true of a hook that a call is refused. */
export function reasonsOfHook(at: Circumstance): readonly Refusal[] {
  const { call } = at.asked.operation;
  if (call.kind !== 'resume' && call.kind !== 'disposeHook') return [];
  const isRecorded =
    call.kind === 'disposeHook' ||
    accepted(at).some(
      ({ call: other }) =>
        other.kind === 'resume' &&
        other.run === call.run &&
        other.resumeId !== undefined &&
        other.resumeId === call.resumeId
    );
  return [
    ...(isGone(call.hook, at) ? (['hook-not-found'] as const) : []),
    ...(isEnded(call.run, at) ? (['expired'] as const) : []),
    ...(isRecorded ? (['exists'] as const) : []),
  ];
}

/** The call was given the run of its key, which was created for another input. */
export function isOfAnotherInput(at: Circumstance): boolean {
  const { call, response } = at.asked.operation;
  if (call.kind !== 'keyedStart' || !response?.ok) return false;
  const holder = accepted(at).findLast(
    ({ call: other, response: made }) =>
      other.kind === 'keyedStart' &&
      made.created === true &&
      other.workflow === call.workflow &&
      other.key === call.key
  )?.call;
  return (
    response.created !== true &&
    holder?.kind === 'keyedStart' &&
    holder.input !== call.input
  );
}

/** What is read by its id is a hook that its run has left behind. */
export function isHookLeftBehind(to: unknown, at: Circumstance): boolean {
  const { call } = at.asked.operation;
  if (call.kind !== 'getHook') return false;
  return nameOfHook(to, at) === call.hook && isLeftBehind(call.hook, at);
}

/** What the list has more than it had are hooks that its run has left behind. */
export function areHooksLeftBehind(
  from: unknown,
  to: unknown,
  at: Circumstance
): boolean {
  const { call } = at.asked.operation;
  if (call.kind !== 'listHooks') return false;
  const [had, has] = [from, to].map((list) =>
    Array.isArray(list) ? list.map((each) => nameOfHook(each, at)) : []
  ) as [(Name | undefined)[], (Name | undefined)[]];
  const more = has.filter((name) => !had.includes(name));
  return (
    more.length > 0 &&
    has.length === had.length + more.length &&
    new Set(has).size === has.length &&
    more.every(
      (name) =>
        name !== undefined &&
        claimOf(name, at)?.run === call.run &&
        isLeftBehind(name, at)
    )
  );
}

function nameOfHook(value: unknown, { asked }: Circumstance): Name | undefined {
  if (!isRow(value) || typeof value.hookId !== 'string') return undefined;
  return asked.context.names.nameOf(value.hookId);
}
