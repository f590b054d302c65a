import type { DisposeHook, EndRun, Name, Resume } from '../call.js';
import { matchHook } from '../matching/hook.js';
import type { Moment } from '../moment.js';
import { isRetained } from '../ownership.js';
import type { Refusal, Refused } from '../response.js';
import { type Ruling, ruling, type Transition } from '../ruling.js';
import {
  type HookState,
  isEnded,
  type State,
  withHook,
  withRun,
} from '../state.js';
import { due, NO_HOOK, open, undue } from './due.js';
import { explainsRefusal } from './runs.js';

/** Whether a resume must find the hook: live, of this run, run not ended. */
function isResumable(state: State, call: Resume): boolean {
  const hook = state.hooks[call.hook];
  if (!hook?.live || isForeign(hook, call)) return false;
  return !isEnded(state.runs[call.run]);
}

/**
 * A hook of another run is none that the call can be about (`hook.of-run`), as
 * far as the contract says so. No source says what a hook of a run that is not
 * there may do.
 */
function isForeign(hook: HookState | undefined, call: Resume): boolean {
  return hook?.ghost === true || isOfOtherRun(hook, call);
}

function isOfOtherRun(
  hook: HookState | undefined,
  call: Resume | DisposeHook
): boolean {
  return hook !== undefined && !hook.ghost && hook.run !== call.run;
}

/** A run that is not there has no hook either: both reasons are true. */
function explainsHookRefusal(
  state: State,
  call: Resume | DisposeHook,
  refused: Refused,
  verdict: Ruling
): boolean {
  if (!state.runs[call.run] && refused.refusal === 'hook-not-found') {
    verdict.keeps('run.exists');
    return true;
  }
  return explainsRefusal(state, call.run, refused, verdict);
}

export function resume(
  state: State,
  call: Resume,
  moment: Moment
): Transition[] {
  const { response } = moment;
  const verdict = ruling();
  if (response && !response.ok) {
    return refuseResume(state, call, response, moment, verdict);
  }
  const run = state.runs[call.run];
  if (!run) return [verdict.breaksRule('run.exists').to(state)];
  const recorded =
    call.resumeId === undefined ? undefined : run.resumes[call.resumeId];
  if (recorded) {
    const same =
      recorded.hook === call.hook && recorded.payload === call.payload;
    return [verdict.rule('resume.dedup', true, same).to(state)];
  }
  const hook = state.hooks[call.hook];
  if (hook && response?.hook && !isForeign(hook, call)) {
    matchHook(verdict, response.hook, call.hook, hook, moment);
  }
  verdict.breaksRule('hook.of-run', isOfOtherRun(hook, call));
  if (isResumable(state, call)) verdict.keeps('owner.resolvable');
  else if (!isForeign(hook, call)) judgeDeadResume(hook, moment, verdict);
  if (call.resumeId === undefined) return [verdict.to(state)];
  const { hook: name, payload } = call;
  const resume = { hook: name, payload };
  const resumes = { ...run.resumes, [call.resumeId]: resume };
  return [verdict.to(withRun(state, call.run, { ...run, resumes }))];
}

function judgeDeadResume(
  hook: HookState | undefined,
  moment: Moment,
  verdict: Ruling
): void {
  if (hook && isRetained(hook, moment.time) === 'yes') {
    verdict.breaksRule('token.retained-not-resumable');
  } else verdict.breaksRule('resume.live-only');
}

function refuseResume(
  state: State,
  call: Resume,
  refused: Refused,
  moment: Moment,
  verdict: Ruling
): Transition[] {
  if (explainsHookRefusal(state, call, refused, verdict)) {
    return [verdict.to(state)];
  }
  const hook = state.hooks[call.hook];
  const recorded =
    call.resumeId === undefined
      ? undefined
      : state.runs[call.run]?.resumes[call.resumeId];
  if (!isResumable(state, call)) {
    verdict.keeps('resume.live-only');
    const retained = hook && isRetained(hook, moment.time) === 'yes';
    verdict.keeps('token.retained-not-resumable', retained === true);
    verdict.keeps('hook.of-run', isOfOtherRun(hook, call));
    if (isForeign(hook, call)) open(verdict, refused);
    else due(verdict, refused, namesOfDead(state, call, recorded));
    return [verdict.to(state)];
  }
  if (recorded) {
    const other =
      recorded.hook !== call.hook || recorded.payload !== call.payload;
    return [
      verdict
        .rule('resume.dedup', true, other && refused.refusal === 'exists')
        .to(state),
    ];
  }
  return [undue(verdict, refused, 'owner.resolvable').to(state)];
}

/**
 * Whether a resume of an ended run is told of the run or of the hook is a
 * variant; so is what comes first of two reasons that are both true.
 */
function namesOfDead(
  state: State,
  call: Resume,
  recorded: object | undefined
): readonly Refusal[] {
  const names = [...NO_HOOK];
  if (isEnded(state.runs[call.run])) names.push('expired');
  if (recorded) names.push('exists');
  return names;
}

/** The event and the hook: nobody finds it from here on. */
export function disposeHook(
  state: State,
  call: DisposeHook,
  moment: Moment
): Transition[] {
  const hook = state.hooks[call.hook];
  const verdict = ruling();
  const { response } = moment;
  if (response && !response.ok) {
    if (explainsHookRefusal(state, call, response, verdict)) {
      return [verdict.to(state)];
    }
    const foreign = hook?.run !== call.run || hook.ghost;
    verdict.keeps('hook.of-run', isOfOtherRun(hook, call));
    const ended = isEnded(state.runs[call.run]);
    if (!hook || !(hook.live || foreign) || ended) {
      verdict.keeps(hook ? 'hook.dispose-once' : 'hook.dispose-exists');
      const names = [...NO_HOOK, 'exists' as const];
      due(verdict, response, ended ? [...names, 'expired'] : names);
    } else if (foreign) open(verdict.keeps('hook.dispose-once'), response);
    else undue(verdict, response, 'hook.dispose-once');
    return [verdict.to(state)];
  }
  const run = state.runs[call.run];
  verdict.breaksRule('run.exists', !run);
  // Of an ended run no hook need be there any more.
  verdict.breaksRule('hook.dispose-exists', !hook && run && !isEnded(run));
  verdict.breaksRule('hook.of-run', isOfOtherRun(hook, call));
  if (!hook || hook.run !== call.run) return [verdict.to(state)];
  verdict.breaksRule('hook.dispose-once', hook.disposed && !hook.ghost);
  const disposed = { ...hook, live: false, disposed: true };
  return [verdict.to(withHook(state, call.hook, disposed))];
}

/** The token of a disposed hook, or of a hook of an ending run, is free. */
export function releaseToken(
  state: State,
  call: EndRun | DisposeHook,
  name: Name
): Transition[] {
  const hook = state.hooks[name];
  if (!hook?.held) return nothingToLetGo(state, call);
  const free = letGo(hook, call, { held: false });
  return done(state, call, hook, withHook(state, name, free));
}

/**
 * A hook stops being found: as its run ends, or a little before its disposal
 * is in the log.
 */
export function hideHook(
  state: State,
  call: EndRun | DisposeHook,
  name: Name
): Transition[] {
  const hook = state.hooks[name];
  if (!hook?.live) return nothingToLetGo(state, call);
  const hidden = letGo(hook, call, { live: false });
  return done(state, call, hook, withHook(state, name, hidden));
}

/** What the disposal of another run's hook does, if it is taken, is not said. */
function done(
  state: State,
  call: EndRun | DisposeHook,
  hook: HookState,
  next: State
): Transition[] {
  const isOther = call.kind === 'disposeHook' && isOfOtherRun(hook, call);
  return [...(isOther ? [ruling().to(state)] : []), ruling().to(next)];
}

/**
 * An end may let go of a hook before it shows itself, but it may not pass a
 * hook by that is still being claimed: after the end none may be left.
 */
function nothingToLetGo(
  state: State,
  call: EndRun | DisposeHook
): Transition[] {
  const run = state.runs[call.run];
  const waits = call.kind === 'endRun' && run !== undefined && !isEnded(run);
  return waits ? [] : [ruling().to(state)];
}

function letGo(
  hook: HookState,
  call: EndRun | DisposeHook,
  change: Partial<HookState>
): HookState {
  return { ...hook, ...change, ended: hook.ended || call.kind === 'endRun' };
}
