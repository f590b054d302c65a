import type { FindRuns, ListHooks, ListRuns, Name } from '../call.js';
import type { Moment } from '../moment.js';
import { isRetained } from '../ownership.js';
import type { Response } from '../response.js';
import { ruling, type Transition } from '../ruling.js';
import type { RunState, State } from '../state.js';
import { isUnreadable, ruleOfPhantom } from './reads.js';

/** A list failed as a whole, or is not there yet. */
export function failList(
  state: State,
  response: Response | undefined
): Transition[] {
  const verdict = ruling();
  if (response && !response.ok) {
    verdict.breaksRule('read.usable', isUnreadable(response));
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
  verdict.rule(
    'lookup.pages',
    times > 1 || statuses === undefined,
    times === 1
  );
  if (statuses === undefined) return [verdict.to(state)];
  const matches = statuses.includes(run.status);
  return [verdict.rule('lookup.status', true, matches === times > 0).to(state)];
}

function occurrences(response: Response | undefined, name: Name): number {
  if (!response?.ok) return 0;
  return (response.runs ?? []).filter(({ run }) => run === name).length;
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

/** Whether one hook is in its run's list. */
export function listHook(
  state: State,
  _call: ListHooks,
  moment: Moment,
  name: Name
): Transition[] {
  const hook = state.hooks[name];
  const verdict = ruling();
  const { response } = moment;
  const listed =
    response?.ok === true &&
    (response.hooks ?? []).some((view) => view.hook === name);
  if (!hook || hook.ghost) return [verdict.to(state)];
  verdict.rule('read.fresh', hook.live, listed);
  const over = hook.ended && !hook.disposed && !hook.live;
  const retained = isRetained(hook, moment.time);
  verdict.rule(
    'token.retained-readable',
    over && hook.untilMs !== undefined && retained !== 'maybe',
    listed === (retained === 'yes')
  );
  return [verdict.to(state)];
}
