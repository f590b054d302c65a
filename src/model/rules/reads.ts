import type { GetByToken, GetHook, GetRun, Name } from '../call.js';
import type { ClauseId } from '../clauses/registry.js';
import { matchHook } from '../matching/hook.js';
import { matchRun } from '../matching/run.js';
import type { Moment } from '../moment.js';
import { claimantsOf, isRetained, isTaken } from '../ownership.js';
import { isMute } from '../refusals.js';
import type { Accepted, Refused, RunView } from '../response.js';
import { type Ruling, ruling, type Transition } from '../ruling.js';
import type { Span } from '../state.js';
import {
  isEnded,
  isTerminal,
  type RunState,
  type State,
  withRun,
} from '../state.js';
import { due, NO_HOOK, NO_RUN } from './due.js';

/** A read that throws something odd found an entity that it cannot read. */
export function isUnreadable(refused: Refused): boolean {
  return isMute(refused) || refused.refusal === 'invalid';
}

export function getRun(
  state: State,
  call: GetRun,
  moment: Moment
): Transition[] {
  const { response } = moment;
  if (!response) return [ruling().to(state)];
  const verdict = ruling();
  const run = state.runs[call.run];
  if (!response.ok) {
    judgeMissingRun(verdict, state, call.run, moment.time, response);
    return [verdict.to(state)];
  }
  const view = response.run;
  if (!view) return [verdict.to(state)];
  if (!run) return [verdict.breaksRule(ruleOfPhantom(moment)).to(state)];
  verdict.keeps('read.usable');
  judgeRunView(verdict, call.run, run, view, moment);
  judgeOwner(verdict, state, call.run, moment.time);
  if (run.seenEnded || !isTerminal(view.status)) return [verdict.to(state)];
  return [verdict.to(withRun(state, call.run, { ...run, seenEnded: true }))];
}

/** A run that no accepted call created: a refused call left it behind. */
export function ruleOfPhantom({ known }: Moment): ClauseId {
  return known?.isKeyed ? 'admission.atomic' : 'run.exists';
}

/** One view of a run, whether it was read alone or in a list. */
export function judgeRunView(
  verdict: Ruling,
  name: Name,
  run: RunState,
  view: RunView,
  moment: Moment
): void {
  verdict.keeps('read.fresh', view.status === run.status);
  judgeStatus(verdict, run, view);
  matchRun(verdict, view, name, run, moment);
}

function judgeStatus(verdict: Ruling, run: RunState, view: RunView): void {
  if (!isEnded(run)) {
    verdict.breaksRule('run.terminal-once', isTerminal(view.status));
    const stale = !isTerminal(view.status) && view.status !== run.status;
    verdict.breaksRule('read.fresh', stale);
    return;
  }
  const same = view.status === run.status;
  const reopened = !isTerminal(view.status);
  // An end that was acknowledged and never seen is not done; one that was
  // seen, or turned into another, has changed.
  verdict.rule('run.end-releases', !run.seenEnded || same, !reopened);
  verdict.rule('run.status-final', run.seenEnded || !reopened, same);
}

/** `retention.owner-available`: the run that keeps a token can be read. */
function judgeOwner(
  verdict: Ruling,
  state: State,
  run: Name,
  time: Span
): void {
  verdict.keeps('retention.owner-available', keepsToken(state, run, time));
}

function keepsToken(state: State, run: Name, time: Span): boolean {
  return Object.values(state.hooks).some(
    (hook) => hook.run === run && isTaken(hook, time) === 'yes'
  );
}

function judgeMissingRun(
  verdict: Ruling,
  state: State,
  name: Name,
  time: Span,
  refused: Refused
): void {
  if (!state.runs[name]) {
    due(verdict, refused, NO_RUN);
    return;
  }
  if (isUnreadable(refused)) {
    verdict.breaksRule('read.usable');
    return;
  }
  const keeps = keepsToken(state, name, time);
  verdict.breaksRule('retention.owner-available', keeps);
  verdict.breaksRule('read.fresh', !keeps);
}

export function getHook(
  state: State,
  call: GetHook,
  moment: Moment
): Transition[] {
  const { response } = moment;
  if (!response) return [ruling().to(state)];
  const verdict = ruling();
  if (response.ok) judgeFoundById(verdict, state, call.hook, moment, response);
  else judgeMissingHooks(verdict, state, [call.hook], moment.time, response);
  return [verdict.to(state)];
}

/**
 * An ended hook may still be read by its id: no source says otherwise. One that
 * is disposed of may not.
 */
function judgeFoundById(
  verdict: Ruling,
  state: State,
  name: Name,
  moment: Moment,
  response: Accepted
): void {
  const { time } = moment;
  const hook = state.hooks[name];
  if (!hook) {
    judgePhantom(verdict, state, response);
    return;
  }
  if (hook.ghost) return;
  verdict.keeps('owner.resolvable', hook.live);
  verdict.breaksRule('hook.disposed-gone', hook.disposed && !hook.live);
  if (response.hook) matchHook(verdict, response.hook, name, hook, moment);
  const until = hook.ended && !hook.disposed && hook.untilMs !== undefined;
  const retained = isRetained(hook, time) !== 'no';
  verdict.rule('token.retained-readable', until && !hook.live, retained);
}

/**
 * A hook that is read though its claim was refused: a second one on the token,
 * or, if its run is not there, what a refused event has left.
 */
function judgePhantom(verdict: Ruling, state: State, { hook }: Accepted): void {
  const isGhost = hook !== undefined && !state.runs[hook.run];
  verdict.breaksRule(isGhost ? 'run.exists' : 'token.unique');
}

export function getByToken(
  state: State,
  call: GetByToken,
  moment: Moment
): Transition[] {
  const { response } = moment;
  if (!response) return [ruling().to(state)];
  const verdict = ruling();
  if (response.ok) {
    judgeFoundByToken(verdict, state, call, response, moment);
  } else {
    const names = claimantsOf(state, call.token).map(({ name }) => name);
    judgeMissingHooks(verdict, state, names, moment.time, response);
  }
  return [verdict.to(state)];
}

function judgeFoundByToken(
  verdict: Ruling,
  state: State,
  { token }: GetByToken,
  response: Accepted,
  moment: Moment
): void {
  const { time } = moment;
  const view = response.hook;
  const hook = view && state.hooks[view.hook];
  if (!hook || hook.token !== token) {
    judgePhantom(verdict, state, response);
    return;
  }
  if (hook.ghost) return;
  // A look-up of an owner names a run, which must be the right one.
  verdict.rule('owner.resolvable', hook.live, view.run === hook.run);
  if (view.run === hook.run || !hook.live) {
    matchHook(verdict, view, view.hook, hook, moment);
  }
  if (hook.live) return;
  if (hook.disposed) verdict.breaksRule('token.released-on-dispose');
  else if (hook.ended && hook.untilMs !== undefined) {
    const retained = isRetained(hook, time) !== 'no';
    verdict.rule('token.retained-readable', true, retained);
  } else verdict.breaksRule('token.released-at-terminal', hook.ended);
  // The claim has no answer yet, and its hook is found already.
}

/** None of these hooks was found. */
function judgeMissingHooks(
  verdict: Ruling,
  state: State,
  names: readonly Name[],
  time: Span,
  refused: Refused
): void {
  const isThere = names.some((name) => {
    const hook = state.hooks[name];
    return hook?.live || (hook && isRetained(hook, time) === 'yes');
  });
  if (isThere && isUnreadable(refused)) {
    verdict.breaksRule('read.usable');
    return;
  }
  if (!isThere) due(verdict, refused, NO_HOOK);
  for (const name of names) {
    const hook = state.hooks[name];
    if (!hook || hook.ghost) continue;
    verdict.breaksRule('owner.resolvable', hook.live);
    if (hook.live) continue;
    verdict.keeps('token.released-on-dispose', hook.disposed);
    verdict.keeps('hook.disposed-gone', hook.disposed);
    const over = hook.ended && !hook.disposed;
    const limited = hook.untilMs !== undefined;
    verdict.keeps('token.released-at-terminal', over && !limited);
    verdict.rule(
      'token.retained-readable',
      over && limited,
      isRetained(hook, time) !== 'yes'
    );
  }
}
