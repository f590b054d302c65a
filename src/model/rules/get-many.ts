import type { GetRuns, Name } from '../call.js';
import type { Moment } from '../moment.js';
import { isMute } from '../refusals.js';
import type { Response } from '../response.js';
import { ruling, type Transition } from '../ruling.js';
import type { State } from '../state.js';
import { judgeRunView, ruleOfPhantom } from './reads.js';

/**
 * A run that is not there is null; it is no reason to fail. Whether somebody
 * may ask for none at all no source says; who is answered gets none.
 */
export function failMany(
  state: State,
  { runs }: GetRuns,
  response: Response | undefined
): Transition[] {
  const verdict = ruling();
  const isNone = runs.length === 0;
  if (response?.ok) {
    const { snapshots = [] } = response;
    return [
      verdict.rule('runs.many', isNone, snapshots.length === 0).to(state),
    ];
  }
  if (response && !(isNone && !isMute(response))) {
    const clause = isMute(response) ? 'read.usable' : 'runs.many';
    verdict.breaksRule(clause);
  }
  return [verdict.to(state)];
}

/** One of the runs, at its place in the answer, as a read would show it. */
export function oneOfMany(
  state: State,
  { runs }: GetRuns,
  moment: Moment,
  name: Name
): Transition[] {
  const { response } = moment;
  const verdict = ruling();
  if (!response?.ok) return [verdict.to(state)];
  const { snapshots = [] } = response;
  const run = state.runs[name];
  const shown = snapshots.filter((_, at) => runs[at] === name);
  const isMisplaced = shown.some((view) => view && view.run !== name);
  if (isMisplaced || snapshots.length !== runs.length) {
    return [verdict.breaksRule('runs.many').to(state)];
  }
  for (const view of shown) {
    verdict.rule('runs.many', true, view !== null || run === undefined);
    if (!view) continue;
    if (run) judgeRunView(verdict, name, run, view, moment);
    else verdict.breaksRule(ruleOfPhantom(moment));
  }
  return [verdict.to(state)];
}
