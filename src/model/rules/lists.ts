import type { Call, FindRuns, ListHooks, ListRuns, Name } from '../call.js';
import { matchHook } from '../matching/hook.js';
import { matchRun } from '../matching/run.js';
import type { Moment } from '../moment.js';
import { isRetained } from '../ownership.js';
import type { Response } from '../response.js';
import { type Ruling, ruling, type Transition } from '../ruling.js';
import type { HookState, RunState, State } from '../state.js';
import type { HookView, RunView } from '../view.js';
import { isUnreadable, judgeRunView, ruleOfPhantom } from './reads.js';

/**
 * A list failed as a whole, or is not there yet. Only of a run that is not
 * there may it be refused.
 */
export function failList(
  state: State,
  call: Call,
  response: Response | undefined
): Transition[] {
  const verdict = ruling();
  if (response && !response.ok) {
    const isThere = !('run' in call) || state.runs[call.run] !== undefined;
    const isLacking = response.refusal === 'unsupported';
    const isDue = isThere && !isLacking;
    verdict.breaksRule('read.usable', isDue || isUnreadable(response));
  }
  return [verdict.to(state)];
}

function statusesOf(call: ListRuns): readonly string[] | undefined {
  if (call.status === undefined) return undefined;
  return typeof call.status === 'string' ? [call.status] : call.status;
}

/** Whether one run is in the list at one moment of the paging. */
export function listRun(
  state: State,
  call: ListRuns,
  moment: Moment,
  name: Name
): Transition[] {
  const run = state.runs[name];
  const times = occurrences(moment.response, name);
  const statuses = statusesOf(call);
  const verdict = ruling();
  if (!run) {
    verdict.breaksRule(ruleOfPhantom(moment), times > 0);
    return [verdict.to(state)];
  }
  const isAll = statuses === undefined && call.workflow === undefined;
  verdict.rule('lookup.pages', times > 1 || isAll, times === 1);
  judgeFilters(verdict, call, run, times > 0);
  for (const view of viewsOf(moment.response, name)) {
    judgeListed(verdict, call, run, view, name, moment);
  }
  return [verdict.to(state)];
}

/** What a list by status shows of another status fits the list no more. */
function judgeListed(
  verdict: Ruling,
  call: ListRuns,
  run: RunState,
  view: RunView,
  name: Name,
  moment: Moment
): void {
  if (call.status === undefined) {
    judgeRunView(verdict, name, run, view, moment);
    return;
  }
  verdict.rule('lookup.status', true, view.status === run.status);
  matchRun(verdict, view, name, run, moment);
}

/** A run is listed if it fits every filter, and each filter does its part. */
function judgeFilters(
  verdict: Ruling,
  call: ListRuns,
  run: RunState,
  listed: boolean
): void {
  const statuses = statusesOf(call);
  const fitsStatus = statuses?.includes(run.status) ?? true;
  const fitsName =
    call.workflow === undefined || call.workflow === run.workflow;
  verdict.rule(
    'lookup.status',
    statuses !== undefined,
    fitsStatus ? listed || !fitsName : !listed
  );
  verdict.rule(
    'lookup.workflow',
    call.workflow !== undefined && run.workflow !== undefined,
    fitsName ? listed || !fitsStatus : !listed
  );
}

function viewsOf(
  response: Response | undefined,
  name: Name
): readonly RunView[] {
  if (!response?.ok) return [];
  return (response.runs ?? []).filter(({ run }) => run === name);
}

function occurrences(response: Response | undefined, name: Name): number {
  return viewsOf(response, name).length;
}

/** Whether one run is found by its attributes. */
export function findRun(
  state: State,
  call: FindRuns,
  moment: Moment,
  name: Name
): Transition[] {
  const found = occurrences(moment.response, name);
  const run = state.runs[name];
  const matches = run !== undefined && hasAttributes(run, call);
  return [
    ruling()
      .rule(
        'lookup.attributes',
        matches || found > 0,
        found === (matches ? 1 : 0)
      )
      .to(state),
  ];
}

function hasAttributes(run: RunState, call: FindRuns): boolean {
  return Object.entries(call.attributes).every(
    ([key, value]) => run.attributes[key] === value
  );
}

/** Whether one hook is in its run's list, once and as it was claimed. */
export function listHook(
  state: State,
  { run, pageSize }: ListHooks,
  moment: Moment,
  name: Name
): Transition[] {
  const hook = state.hooks[name];
  const verdict = ruling();
  const views = hooksIn(moment.response, name);
  const listed = views.length > 0;
  if (!hook) {
    // What a refused claim has left where its run is not there: see its reads.
    const isGhost = views.some((view) => !state.runs[view.run]);
    verdict.breaksRule(isGhost ? 'run.exists' : 'lookup.hooks', listed);
    return [verdict.to(state)];
  }
  if (hook.ghost) return [verdict.to(state)];
  const isOwn = hook.run === run;
  const isPaged = pageSize !== undefined;
  const once = views.length <= 1 || isPaged;
  verdict.rule(
    'lookup.hooks',
    listed || (isOwn && hook.live),
    once && (isOwn || !listed)
  );
  // What is missing of pages is judged by who was told of it before.
  if (isPaged) {
    verdict.rule('lookup.pages-of-run', listed, views.length <= 1);
  }
  for (const view of views) matchHook(verdict, view, name, hook, moment);
  if (isOwn) judgePresence(verdict, hook, listed, isPaged, moment);
  return [verdict.to(state)];
}

function judgePresence(
  verdict: Ruling,
  hook: HookState,
  listed: boolean,
  isPaged: boolean,
  { time }: Moment
): void {
  const { live, ended, disposed, untilMs } = hook;
  verdict.rule('read.fresh', live, listed || isPaged);
  verdict.rule('hook.disposed-gone', disposed && !live, !listed);
  const over = ended && !disposed && !live;
  const retained = isRetained(hook, time);
  verdict.rule(
    'token.retained-readable',
    over && untilMs !== undefined && retained !== 'maybe',
    listed === (retained === 'yes')
  );
}

function hooksIn(
  response: Response | undefined,
  name: Name
): readonly HookView[] {
  if (!response?.ok) return [];
  return (response.hooks ?? []).filter(({ hook }) => hook === name);
}
