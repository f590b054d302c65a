import type { Call, CallKind, DisposeHook, EndRun } from './call.js';
import { carryOut, judgeAnswer } from './doubt.js';
import { goOn, refusedForEver } from './interrupted.js';
import type { Moment } from './moment.js';
import { awaitRun } from './rules/await-run.js';
import { cancelOne } from './rules/cancel-many.js';
import { createHook, holdToken } from './rules/claims.js';
import { meetConflict, nameOwner } from './rules/conflicts.js';
import { setAttributes, stepCall } from './rules/entities.js';
import { failEvent } from './rules/events.js';
import { failMany, oneOfMany } from './rules/get-many.js';
import { disposeHook, hideHook, releaseToken, resume } from './rules/hooks.js';
import { keyedStart, viewStarted } from './rules/keyed.js';
import { claimStep, createLazily } from './rules/lazy-starts.js';
import { failList, findRun, listHook, listRun } from './rules/lists.js';
import { getByToken, getHook, getRun } from './rules/reads.js';
import { bear } from './rules/resilient-start.js';
import { createRun, endRun, startRun } from './rules/runs.js';
import { getStep, listStep } from './rules/step-reads.js';
import { excused } from './rules/values.js';
import { completeWait, createWait } from './rules/waits.js';
import type { Transition } from './ruling.js';
import { type State, withRun } from './state.js';
import { isCreation, isWrite, type Read } from './writes.js';

/**
 * The lifecycle as one nondeterministic machine: the answers to "what can
 * this response mean, here and now". Every guard in it is a clause, and every
 * clause about calls is a guard in it.
 */
export function step(state: State, moment: Moment): Transition[] {
  if (moment.part === 'answer') {
    return judgeAnswer(state, moment, meanings(state, moment));
  }
  if (isOutOfLogOrder(state, moment)) return [];
  const { interrupted, repeats } = moment;
  if (interrupted) {
    const meant = interrupted.atMs.flatMap((atMs) =>
      inOrder(meanings(state, { ...moment, atMs }), moment)
    );
    return goOn(state, moment, interrupted, meant);
  }
  const transitions = meanings(state, moment);
  if (repeats !== undefined) {
    return refusedForEver(state, moment, repeats, transitions);
  }
  if (moment.doubt) {
    return carryOut(state, moment, moment.doubt, inOrder(transitions, moment));
  }
  if (moment.response === undefined) return withoutEvidence(state, transitions);
  return inOrder(transitions, moment);
}

function inOrder(transitions: Transition[], moment: Moment): Transition[] {
  const { part, call, known } = moment;
  const place = known?.logIndex;
  if (place === undefined || part !== 'effect') return transitions;
  return transitions.map((each) => appended(each, call, place));
}

/** Reads after which an end has been seen. */
const SEES_ENDS: readonly CallKind[] = ['getRun', 'awaitRun'];

/** A moment that can change nothing may be placed as soon as it fits. */
export function isReadOnly(moment: Moment): boolean {
  if (SEES_ENDS.includes(moment.call.kind) || moment.doubt) return false;
  if (moment.interrupted) return false;
  return (
    moment.repeats !== undefined ||
    !isWrite(moment.call) ||
    moment.part === 'conflict' ||
    moment.part === 'name' ||
    (moment.response?.ok === false && moment.call.kind !== 'createHook')
  );
}

/** What the answer means; it may be the refusal of an unusual value. */
function meanings(state: State, moment: Moment): Transition[] {
  return [...excused(state, moment, meaningsOfCall(state, moment))];
}

function meaningsOfCall(state: State, moment: Moment): Transition[] {
  const { call, part, subject = '', response } = moment;
  if (part === 'release') {
    return releaseToken(state, call as EndRun | DisposeHook, subject);
  }
  switch (call.kind) {
    case 'createRun':
      return createRun(state, call, moment);
    case 'startRun':
      if (part === 'birth') return bear(state, call, moment);
      return startRun(state, call, moment);
    case 'endRun':
      if (part === 'hide') return hideHook(state, call, subject);
      if (response?.outcome) {
        return cancelOne(state, call, moment, response.outcome);
      }
      return endRun(state, call, moment);
    case 'createBatch':
    case 'cancelRuns':
      // Each of its events or runs is a call of its own.
      return failList(state, call, response);
    case 'createHook':
      if (part === 'hold') return holdToken(state, call, moment);
      if (part === 'conflict') return meetConflict(state, call, moment);
      if (part === 'name') return nameOwner(state, call, moment);
      return createHook(state, call, moment);
    case 'resume':
      return resume(state, call, moment);
    case 'disposeHook':
      if (part === 'hide') return hideHook(state, call, subject);
      return disposeHook(state, call, moment);
    case 'setAttributes':
      return setAttributes(state, call, moment);
    case 'createStep':
    case 'startStep':
    case 'retryStep':
    case 'completeStep':
    case 'failStep':
      return stepCall(state, call, moment);
    case 'createWait':
      return createWait(state, call, moment);
    case 'completeWait':
      return completeWait(state, call, moment);
    case 'lazyStartStep':
      if (part === 'hold') return [claimStep(state, call)];
      if (part === 'create') return createLazily(state, call, moment);
      return stepCall(state, call, moment);
    case 'keyedStart':
      if (part === 'view') return viewStarted(state, call, moment);
      return keyedStart(state, call, moment);
    default:
      return meaningsOfRead(state, call, moment);
  }
}

function meaningsOfRead(
  state: State,
  call: Read,
  moment: Moment
): Transition[] {
  const { part, subject = '', response } = moment;
  switch (call.kind) {
    case 'getRun':
      return getRun(state, call, moment);
    case 'getRuns':
      if (part === 'list-run') return oneOfMany(state, call, moment, subject);
      return failMany(state, call, response);
    case 'awaitRun':
      return awaitRun(state, call, moment);
    case 'getHook':
      return getHook(state, call, moment);
    case 'getByToken':
      return getByToken(state, call, moment);
    case 'listRuns':
      if (part === 'list-run') return listRun(state, call, moment, subject);
      return failList(state, call, response);
    case 'findRuns':
      if (part === 'list-run') return findRun(state, call, moment, subject);
      return failList(state, call, response);
    case 'listHooks':
      if (part === 'list-hook') return listHook(state, call, moment, subject);
      return failList(state, call, response);
    case 'getStep':
      return getStep(state, call, moment);
    case 'listSteps':
      if (part === 'list-step') return listStep(state, call, moment, subject);
      return failList(state, call, response);
    case 'getEvent':
      return failEvent(state, call, response);
    case 'followEvents':
    case 'listStepEvents':
    case 'listHookEvents':
    case 'listWaitEvents':
    case 'listEvents':
    case 'overwrite':
      return failList(state, call, response);
  }
}

/** What is still under way did what it may do, or nothing. */
function withoutEvidence(
  state: State,
  transitions: readonly Transition[]
): Transition[] {
  const allowed = transitions.filter(({ breaks }) => breaks.length === 0);
  return [...allowed, { next: state, breaks: [], exercises: [] }];
}

/**
 * Where the log places two events in an order, the effects took place in that
 * order: list order is append order (`log.order`), and the judge withholds the
 * positions of a log that breaks the rule.
 */
function isOutOfLogOrder(
  state: State,
  { part, call, known = {} }: Moment
): boolean {
  const { logIndex, isCreated } = known;
  if (logIndex === undefined || part !== 'effect' || !('run' in call)) {
    return false;
  }
  // What precedes the creation of its run is in no credible order.
  if (logIndex < 0) return false;
  const run = state.runs[call.run];
  if (run) return logIndex < run.appended;
  const creates = isCreation(call) && call.kind !== 'startRun';
  return isCreated === true && logIndex > 0 && !creates;
}

function appended(
  transition: Transition,
  call: Call,
  place: number
): Transition {
  if (!('run' in call)) return transition;
  const run = transition.next.runs[call.run];
  if (!run || run.appended >= place) return transition;
  const next = withRun(transition.next, call.run, { ...run, appended: place });
  return { ...transition, next };
}
